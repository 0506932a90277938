// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/csv.hpp"

#include <string>
#include <vector>

#include "expect_error.hpp"
#include "idx_files.hpp"

namespace staticnn {
namespace {

class Csv : public testing::Test {
protected:
    /// Writes a file of this text; what its path is named by is in `path_`.
    const std::string& write(const std::string& text, bool is_gzip = false) {
        const Bytes bytes(text.begin(), text.end());
        return path_ = folder_.write("data.csv", is_gzip ? gzip(bytes) : bytes);
    }
    /// Loading `text` as two features and one of three classes is refused with the file's name and
    /// `sentence`.
    void expect_refusal(const std::string& text, const std::string& sentence,
                        const CsvOptions& options = {}) {
        write(text);
        expect_error<DataError>([&] { load_csv<2, Labels<3>>(path_, options); }, path_ + ": " + sentence);
    }

    TemporaryFolder folder_;
    std::string path_;
};

template <class Source>
std::vector<double> values_of(const Source& source) {
    return {source.data(), source.data() + source.size()};
}

TEST_F(Csv, HasItsTargetInTheLastColumn) {
    const auto data = load_csv<2, Labels<3>>(write("a,b,class\n1,2.5,0\n-3e2,+4,2\n"));
    EXPECT_EQ(values_of(data.features()), (std::vector<double>{1, 2.5, -300, 4}));
    EXPECT_EQ(data.targets()[0], 0u);
    EXPECT_EQ(data.targets()[1], 2u);
}

TEST_F(Csv, HasItsTargetWhereTheOptionsSay) {
    const std::string text = "a;b;c\n1;2;0\n3;1;4\n";
    const auto by_number = load_csv<2, Labels<3>>(write(text), {.delimiter = ';', .target_column = 1});
    EXPECT_EQ(values_of(by_number.features()), (std::vector<double>{1, 0, 3, 4}));
    EXPECT_EQ(by_number.targets()[0], 2u);
    const auto by_name = load_csv<2, Labels<3>>(write(text), {.delimiter = ';', .target_name = "b"});
    EXPECT_EQ(values_of(by_name.features()), values_of(by_number.features()));
    EXPECT_EQ(by_name.targets()[1], 1u);
}

TEST_F(Csv, ServesRegressionOnSeveralTargets) {
    const auto data = load_csv<1, Rows<double, 2>, double>(write("0.1,7,8\n9,10,11"),
                                                           {.has_header = false, .target_column = 0});
    EXPECT_EQ(values_of(data.features()), (std::vector<double>{8, 11}));
    EXPECT_EQ(values_of(data.targets()), (std::vector<double>{0.1, 7, 9, 10}));
}

TEST_F(Csv, MayNameItsClasses) {
    const auto data = load_csv<1, Labels<2>>(write("x,kind\n1,\"big, black\"\n2,small\n"),
                                             {.class_names = {"small", "big, black"}});
    EXPECT_EQ(data.targets()[0], 1u);
    EXPECT_EQ(data.targets()[1], 0u);
}

TEST_F(Csv, MayBeWrittenInManyWays) {
    const std::string expected = "1,2,0\n3,4,1\n";
    for (const std::string text :
         {"1,2,0\r\n3,4,1\r\n", "1,2,0\r3,4,1", "\n1, 2 ,0\n\n\n3,4,1\n\n", "\"1\",\"2\",0\n3,4,\"1\""}) {
        for (const bool is_gzip : {false, true}) {
            const auto data = load_csv<2, Labels<3>>(write(text, is_gzip), {.has_header = false});
            EXPECT_EQ(values_of(data.features()), (std::vector<double>{1, 2, 3, 4})) << text;
            EXPECT_EQ(data.targets()[1], 1u);
        }
    }
    const auto tabs = load_csv<2, Labels<3>>(write("1\t2\t0\n"), {.delimiter = '\t', .has_header = false});
    EXPECT_EQ(tabs.features().row(0)[1], 2);
}

TEST_F(Csv, MayBeLongerThanItsBuffer) {
    std::string text;
    for (int row = 0; row < 20000; ++row) text += std::to_string(row) + ",1.5,2\r\n";
    const auto data = load_csv<2, Labels<3>>(write(text), {.has_header = false});
    ASSERT_EQ(data.rows(), 20000u);
    for (Index row = 0; row < data.rows(); ++row)
        ASSERT_EQ(data.features().row(row)[0], static_cast<float>(row));
    text += "1,x,0";
    expect_refusal(text, "line 20001, column 2: expected a finite number, found 'x'", {.has_header = false});
}

TEST_F(Csv, NamesThePlaceOfWhatItRefuses) {
    expect_refusal("a,b,c\n1,2,0\n1,two,0\n", "line 3, column 2 (b): expected a finite number, found 'two'");
    expect_refusal("a,b,c\n1,,0\n", "line 2, column 2 (b): expected a finite number, found ''");
    expect_refusal("a,b,c\n1,1e999,0\n", "line 2, column 2 (b): expected a finite number, found '1e999'");
    expect_refusal("a,b,c\nnan,1,0\n", "line 2, column 1 (a): expected a finite number, found 'nan'");
    expect_refusal("a,b,c\n1,2 3,0\n", "line 2, column 2 (b): expected a finite number, found '2 3'");
    expect_refusal("a,b,c\n\r\n\r\n1,2,3\n",
                   "line 4, column 3 (c): expected a class number from 0 to 2, found '3'");
    expect_refusal("a,b,c\n1,2,-1\n",
                   "line 2, column 3 (c): expected a class number from 0 to 2, found '-1'");
    expect_refusal("a,b,\"c\nd\"\n1,2,1.5\n",
                   "line 3, column 3 (c\nd): expected a class number from 0 to 2, found '1.5'");
    expect_refusal("a,b,c\n1,2,red\n", "line 2, column 3 (c): expected one of the 3 class names, found 'red'",
                   {.class_names = {"x", "y", "z"}});
}

TEST_F(Csv, RefusesRowsOfAnotherLength) {
    const std::string rule = ": expected 3 columns, 2 features and 1 target, found ";
    expect_refusal("a,b\n", "line 1" + rule + "2");
    expect_refusal("a,b,c\n1,2,0\n1,2\n", "line 3" + rule + "2");
    expect_refusal("a,b,c\n1,2,0,\n", "line 2" + rule + "4");
    write("1,2\n");
    expect_error<DataError>([&] { load_csv<1, Rows<float, 2>>(path_); },
                            path_ + ": line 1: expected 3 columns, 1 features and 2 targets, found 2");
}

TEST_F(Csv, RefusesQuotesInTheWrongPlace) {
    const std::string rule =
        "expected quotes around a whole field, doubled within it, found one that is alone";
    expect_refusal("a,b,c\n1,\"2\"3,0\n", "line 2, column 2: " + rule);
    expect_refusal("a,b,c\n1,2,\"0\n", "line 2, column 3: " + rule);
}

// A first row that is silently left out is data that is lost.
TEST_F(Csv, TakesNumbersForAHeaderOnlyWhereThatIsSaid) {
    const std::string rule = ": say whether this row is a header, has_header = true or false";
    expect_refusal("1,2,0\n3,4,1\n", "line 1, column 1: expected the name of a column, found '1'" + rule);
    expect_refusal("a,b,7\n3,4,1\n", "line 1, column 3: expected the name of a column, found '7'" + rule);
    expect_refusal("\n+1.5,b,c\n", "line 2, column 1: expected the name of a column, found '+1.5'" + rule);
    const auto data = load_csv<2, Labels<3>>(write("1,2,0\n3,4,1\n"), {.has_header = true});
    EXPECT_EQ(values_of(data.features()), (std::vector<double>{3, 4}));
}

TEST_F(Csv, RefusesFilesWithoutData) {
    expect_refusal("", "expected a header, found an empty file");
    expect_refusal("a,b,c\n", "expected at least 1 row of data, found none");
    expect_refusal("\n\n", "expected at least 1 row of data, found none", {.has_header = false});
    expect_error<FileError>([] { load_csv<2, Labels<3>>("/nowhere/data.csv"); },
                            "cannot open '/nowhere/data.csv': No such file or directory");
}

TEST_F(Csv, RefusesOptionsThatDoNotFit) {
    expect_refusal("a,b,c\n", "expected a column named 'd', found a, b, c", {.target_name = "d"});
    expect_refusal("1,2,0\n", "expected a column named 'a', found no header",
                   {.has_header = false, .target_name = "a"});
    write("a,b,c\n1,2,0\n");
    expect_error<ArgumentError>([&] { load_csv<2, Labels<3>>(path_, {.target_column = 3}); },
                                "target_column is expected to be at most 2, counted from 0, found 3");
    expect_error<ArgumentError>(
        [&] { load_csv<2, Labels<3>>(path_, {.target_column = 0, .target_name = "a"}); },
        "expected one of target_column and target_name, found both");
    expect_error<ArgumentError>([&] { load_csv<2, Labels<3>>(path_, {.class_names = {"x"}}); },
                                "class_names is expected to name 3 classes, found 1");
    expect_error<ArgumentError>([&] { load_csv<2, Rows<float, 1>>(path_, {.class_names = {"x"}}); },
                                "class_names is expected beside labels only, found it beside values");
    write("a,b,c\n");
    expect_error<DataError>(
        [&] { load_csv<1, Rows<float, 2>>(path_, {.target_name = "c"}); },
        path_ + ": expected a column named 'c' with the other targets behind it, found a, b, c");
}

}  // namespace
}  // namespace staticnn
