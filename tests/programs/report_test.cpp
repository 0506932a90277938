// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "programs/generated_images.hpp"

namespace programs {
namespace {

using Arguments = std::vector<std::string>;

/// Reports of checkpoints of train_mnist, written to the current folder.
class Report : public WithImages<300> {
protected:
    void train(const std::string& file, const Arguments& more) const {
        Arguments arguments{"--batch", "128", "--quiet", "--checkpoint", path(file)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Result result = run("train_mnist", arguments);
        ASSERT_EQ(result.exit_code, 0) << result.errors;
    }
    Result report(const Arguments& arguments) const {
        return Process("staticnn-report", arguments, path("")).wait();
    }
    std::string page_of(const Arguments& arguments) const {
        const Result result = report(arguments);
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        EXPECT_EQ(result.errors, "");
        return result.output;
    }
};

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
    return count;
}

/// No script, and nothing from elsewhere.
void expect_self_contained(const std::string& page) {
    EXPECT_TRUE(page.starts_with("<!doctype html>"));
    EXPECT_TRUE(page.ends_with("</html>\n"));
    EXPECT_EQ(page.find("<script"), page.npos);
    EXPECT_EQ(page.find("http"), page.npos);
    EXPECT_EQ(count_of(page, "src="), count_of(page, "src=\"data:image/png;base64,"));
    for (const std::string tag : {"section", "figure", "svg", "table", "div", "tr", "td", "th", "ul", "li"})
        EXPECT_EQ(count_of(page, '<' + tag + '>') + count_of(page, '<' + tag + ' '),
                  count_of(page, "</" + tag + '>'))
            << tag;
}

TEST_F(Report, ShowsATraining) {
    train("a.bin", {"--epochs", "3"});
    const std::string page = page_of({"a.bin"});
    expect_self_contained(page);
    EXPECT_EQ(count_of(page, "<figure>"), 3);                   // loss, accuracy, learning rate
    EXPECT_EQ(count_of(page, "<circle"), (2 + 2 + 1) * 3);      // a point for each epoch
    EXPECT_EQ(count_of(page, "class=\"curve s1 dashed\""), 4);  // validation: two curves, and the legends
    EXPECT_EQ(count_of(page, "data:image/png;base64,iVBORw0KGgo"), 40);
    for (const std::string text : {"<td>Dense&lt;784, 512, Relu&gt;</td>", "<b>407,050</b>", ".seed = 0",
                                   ">epoch</text>", ">loss</text>"})
        EXPECT_NE(page.find(text), page.npos) << text;

    EXPECT_EQ(report({"a.bin", "-o", "a.html"}).output, "");
    EXPECT_EQ(contents_of(path("a.html")), page);
}

TEST_F(Report, IsThatOfAnUninterruptedTraining) {
    train("a.bin", {"--epochs", "3"});
    const std::string page = page_of({"a.bin"});
    std::filesystem::remove(path("a.bin"));
    const auto process =
        start("train_mnist", {"--batch", "128", "--quiet", "--epochs", "3", "--checkpoint", path("a.bin")},
              {"STATICNN_TEST_SAVE_PAUSE=200"});
    process->wait_until([&] { return std::filesystem::exists(path("a.bin")); });
    process->kill();
    EXPECT_NE(page_of({"a.bin"}), page);
    train("a.bin", {"--epochs", "3", "--resume"});
    EXPECT_EQ(page_of({"a.bin"}), page);
}

TEST_F(Report, LaysTwoOverEachOtherAndSaysWhereTheyDiffer) {
    train("a.bin", {"--epochs", "2"});
    train("b.bin", {"--epochs", "3", "--seed", "4"});
    const std::string page = page_of({"a.bin", "b.bin"});
    expect_self_contained(page);
    EXPECT_EQ(count_of(page, "<figure>"), 3);
    EXPECT_EQ(count_of(page, "<circle"), (2 + 2 + 1) * (2 + 3));
    EXPECT_NE(page.find("<li>seed is 0 and 4</li>"), page.npos);
    EXPECT_NE(page.find("<li>network.0.kernel differs in "), page.npos);
    EXPECT_NE(page_of({"a.bin", "a.bin"}).find("the same to the last bit"), page.npos);
}

TEST_F(Report, EscapesWhatItShows) {
    train("a.bin", {"--epochs", "1"});
    std::filesystem::copy_file(path("a.bin"), path("<b>&\"c.bin"));
    const std::string page = page_of({"<b>&\"c.bin"});
    expect_self_contained(page);
    EXPECT_NE(page.find("<h1>&lt;b&gt;&amp;&quot;c.bin</h1>"), page.npos);
}

TEST_F(Report, RefusesInOneSentence) {
    EXPECT_EQ(report({"absent.bin"}).exit_code, 2);
    EXPECT_NE(report({"absent.bin"}).errors.find("absent.bin"), std::string::npos);
    EXPECT_EQ(report({}).exit_code, 2);
    train("a.bin", {"--epochs", "1"});
    EXPECT_EQ(report({"a.bin", "-o", "absent/a.html"}).errors, "cannot write 'absent/a.html'\n");
}

}  // namespace
}  // namespace programs
