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

/// Without the lines that say where training was resumed.
std::string without_marks(const std::string& page) {
    std::string rest;
    for (const std::string& line : lines_of(page))
        if (line.find("class=\"resumed\"") == line.npos) rest += line + '\n';
    return rest;
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
    EXPECT_EQ(count_of(page, "<figure>"), 2 + 2);               // loss, accuracy; the data
    EXPECT_EQ(count_of(page, "<circle"), (2 + 2) * 3);          // a point for each epoch
    EXPECT_EQ(count_of(page, "class=\"curve s1 dashed\""), 4);  // validation: two curves, and the legends
    // Weights, worst samples, mean and deviation of pixels.
    EXPECT_EQ(count_of(page, "data:image/png;base64,iVBORw0KGgo"), 40 + 16 + 2);
    EXPECT_EQ(count_of(page, "alt=\"sample "), 16);
    EXPECT_EQ(count_of(page, "<table class=\"confusion\">"), 1);
    EXPECT_EQ(count_of(page, "<div class=\"sample\">"), 16);
    EXPECT_EQ(count_of(page, "class=\"bar\""), 10);
    for (const std::string text : {"<h2>Confusion matrix</h2>", "<h2>Worst-classified samples</h2>",
                                   "<h2>Data</h2>", "<td>Dense&lt;784, 512, Relu&gt;</td>", "<b>407,050</b>",
                                   ".seed = 0", ">epoch</text>", ">loss</text>"})
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
    const std::string resumed = page_of({"a.bin"});
    EXPECT_EQ(without_marks(resumed), page);
    EXPECT_EQ(count_of(resumed, "<path class=\"resumed\" d=\"M5 "), 2);  // in the legends
    EXPECT_EQ(count_of(resumed, "<title>resumed after 1 epoch</title>"), 2);
    EXPECT_EQ(count_of(resumed, "<tr class=\"resumed\">"), 1);
}

TEST_F(Report, MarksWhereRunsBegan) {
    train("a.bin", {"--epochs", "2"});
    train("a.bin", {"--epochs", "4", "--resume", "--learning-rate", "0.002"});
    const std::string page = page_of({"a.bin"});
    EXPECT_EQ(count_of(page, "<title>a run began after 2 epochs</title>"), 3);
    EXPECT_EQ(count_of(page, "    trainer.fit(data, {.epochs = 2}, validation_data(validation));\n"), 2);
    EXPECT_EQ(count_of(page, "    trainer.set_learning_rate(0.002);\n"), 1);
    EXPECT_EQ(count_of(page, "<li>after 2 epochs: learning_rate: 0.002 now, 0.001 in the run before</li>"),
              1);
    EXPECT_EQ(count_of(page, "\"resumed\""), 0);  // a run that was whole
}

TEST_F(Report, IsWhatTrainMnistWritesAfterEveryEpoch) {
    train("a.bin", {"--epochs", "2", "--report", path("live/a.bin")});
    std::string page = page_of({"a.bin"});
    const auto begin = page.find("<tr><th scope=\"row\">file"),
               end = page.find("<tr><th scope=\"row\">digest");
    ASSERT_LT(begin, end);
    EXPECT_EQ(contents_of(path("live/a.bin")), page.erase(begin, end - begin));
}

TEST_F(Report, WritesTheCurvesAlone) {
    train("a.bin", {"--epochs", "3"});
    EXPECT_EQ(report({"a.bin", "--curves", "a.svg"}).output, "");
    const std::string svg = contents_of(path("a.svg"));
    EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "));
    EXPECT_TRUE(svg.ends_with("</svg>\n"));
    EXPECT_EQ(svg.find("var("), svg.npos);
    EXPECT_EQ(svg.find("<script"), svg.npos);
    EXPECT_EQ(count_of(svg, "<circle"), (2 + 2) * 3);
    EXPECT_EQ(count_of(svg, ">epoch</text>"), 2);
    EXPECT_EQ(count_of(svg, "class=\"title\""), 2);
    for (const std::string tag : {"svg", "g", "text", "style", "title"})
        EXPECT_EQ(count_of(svg, '<' + tag + '>') + count_of(svg, '<' + tag + ' '),
                  count_of(svg, "</" + tag + '>'))
            << tag;
    EXPECT_TRUE(page_of({"a.bin", "--curves", "a.svg", "-o", "a.html"}).empty());
    EXPECT_EQ(contents_of(path("a.html")), page_of({"a.bin"}));
    EXPECT_EQ(report({"a.bin", "--curves", "a.jpeg"}).errors,
              "--curves: 'a.jpeg' is expected to end in '.svg'\nRun with --help for more information.\n");
}

TEST_F(Report, LaysTwoOverEachOtherAndSaysWhereTheyDiffer) {
    train("a.bin", {"--epochs", "2"});
    train("b.bin", {"--epochs", "3", "--seed", "4"});
    const std::string page = page_of({"a.bin", "b.bin"});
    expect_self_contained(page);
    EXPECT_EQ(count_of(page, "<figure>"), 2);
    EXPECT_EQ(count_of(page, "<circle"), (2 + 2) * (2 + 3));
    EXPECT_EQ(count_of(page, "<tr><th scope=\"row\">seed</th><td>0</td><td>4</td></tr>"), 1);
    EXPECT_NE(page.find("<li>network.0.kernel differs in "), page.npos);
    EXPECT_NE(page_of({"a.bin", "a.bin"}).find("the same to the last bit"), page.npos);
}

TEST_F(Report, EscapesWhatItShows) {
    train("a.bin", {"--epochs", "1"});
    std::filesystem::copy_file(path("a.bin"), path("<b>&\"c.bin"));
    const std::string page = page_of({"<b>&\"c.bin"});
    expect_self_contained(page);
    EXPECT_NE(page.find("<h1>Training report: &lt;b&gt;&amp;&quot;c.bin</h1>"), page.npos);
}

TEST_F(Report, RefusesInOneSentence) {
    EXPECT_EQ(report({"absent.bin"}).exit_code, 2);
    EXPECT_NE(report({"absent.bin"}).errors.find("absent.bin"), std::string::npos);
    EXPECT_EQ(report({}).exit_code, 2);
    train("a.bin", {"--epochs", "1"});
    EXPECT_EQ(report({"a.bin", "-o", "absent/a.html"}).errors,
              "cannot save 'absent/a.html': No such file or directory\n");
}

}  // namespace
}  // namespace programs
