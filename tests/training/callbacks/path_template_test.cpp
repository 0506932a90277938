// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/path_template.hpp"

#include <limits>
#include <string>
#include <vector>

#include "data/expect_error.hpp"

namespace staticnn::detail {
namespace {

/// The path after epoch 7 and step 1234 with a value.
std::string filled(const std::string& path, double val_loss = 0.4567) {
    const std::vector<std::string> names{"loss", "val_loss"};
    const std::vector<double> values{0.5, val_loss};
    return fill_path(path, PathFields(EpochReport{7, 2, 5, 1234, 0, 0.01, Values(names, values)}));
}

TEST(PathTemplate, LeavesOrdinaryPathsAlone) {
    EXPECT_EQ(filled("folder/model.bin"), "folder/model.bin");
    EXPECT_EQ(filled("100%/%d\\n.xml"), "100%/%d\\n.xml");
    EXPECT_EQ(filled(""), "");
}

// What Python's str.format gives.
TEST(PathTemplate, FormatsIntegersAsPythonDoes) {
    EXPECT_EQ(filled("{epoch}-{step}.bin"), "7-1234.bin");
    EXPECT_EQ(filled("{epoch:02d}"), "07");
    EXPECT_EQ(filled("{epoch:d}"), "7");
    EXPECT_EQ(filled("{epoch:04}"), "0007");
    EXPECT_EQ(filled("{epoch:3d}|"), "  7|");
    EXPECT_EQ(filled("{epoch:0d}"), "7");
    EXPECT_EQ(filled("{epoch:}"), "7");
    EXPECT_EQ(filled("{step:02d}"), "1234");
}

TEST(PathTemplate, FormatsNumbersAsPythonDoes) {
    EXPECT_EQ(filled("{val_loss:.2f}"), "0.46");
    EXPECT_EQ(filled("{val_loss:f}"), "0.456700");
    EXPECT_EQ(filled("{val_loss:.0f}"), "0");
    EXPECT_EQ(filled("{val_loss:07.3f}"), "000.457");
    EXPECT_EQ(filled("{val_loss:7.3f}"), "  0.457");
    EXPECT_EQ(filled("{val_loss:.3e}"), "4.567e-01");
    EXPECT_EQ(filled("{val_loss:.2g}"), "0.46");
    EXPECT_EQ(filled("{val_loss:.2f}", -0.4567), "-0.46");
    EXPECT_EQ(filled("{val_loss:07.2f}", -0.4567), "-000.46");
    EXPECT_EQ(filled("{val_loss:7.2f}", -0.4567), "  -0.46");
    EXPECT_EQ(filled("{val_loss:.1f}", 0.25), "0.2");
    EXPECT_EQ(filled("{val_loss:.2f}", std::numeric_limits<double>::quiet_NaN()), "nan");
    EXPECT_EQ(filled("{val_loss:.2f}", -std::numeric_limits<double>::quiet_NaN()), "nan");
    EXPECT_EQ(filled("{val_loss:.2f}", std::numeric_limits<double>::infinity()), "inf");
    EXPECT_EQ(filled("{val_loss:.2f}", 1e300).size(), 304u);
    EXPECT_EQ(filled("{val_loss:.99f}", -std::numeric_limits<double>::max()).size(), 410u);
}

TEST(PathTemplate, WritesNumbersWithoutAFormatInFull) {
    EXPECT_EQ(filled("{val_loss}-{loss}"), "0.4567-0.5");
    EXPECT_EQ(filled("{val_loss:8}|"), "  0.4567|");
}

TEST(PathTemplate, HalvesDoubledBraces) {
    EXPECT_EQ(filled("{{epoch}}"), "{epoch}");
    EXPECT_EQ(filled("{{{epoch}}}"), "{7}");
    EXPECT_EQ(filled("}}{{"), "}{");
}

TEST(PathTemplate, KnowsLossAndRateOfABatch) {
    const PathFields fields(
        BatchReport{.step = 12, .epoch = 3, .samples = 8, .loss = 0.5, .learning_rate = 0.01});
    EXPECT_EQ(fill_path("{epoch} {step} {loss} {learning_rate}", fields), "3 12 0.5 0.01");
    expect_error<ArgumentError>(
        [&] { fill_path("{val_loss}.bin", fields); },
        "a field of ModelCheckpoint's path is expected to be one of epoch, step, loss, "
        "learning_rate; found 'val_loss'");
}

TEST(PathTemplate, RefusesUnknownFields) {
    for (const std::string name : {"epok", "", " epoch", "epoch!r", "0"})
        expect_error<ArgumentError>([&] { filled('{' + name + "}.bin"); },
                                    "a field of ModelCheckpoint's path is expected to be one of epoch, step, "
                                    "loss, val_loss; found '" +
                                        name + "'");
}

TEST(PathTemplate, RefusesFormatsThatAreNone) {
    for (const std::string format :
         {"f", ".2f", "02x", "2dd", "-2d", "+d", "100d", "99999999999999999999d", ",d", "<2d", ".d", "d2"})
        expect_error<ArgumentError>([&] { filled("{epoch:" + format + "}.bin"); },
                                    "a field of ModelCheckpoint's path is expected to be written like "
                                    "{epoch:02d}, found {epoch:" +
                                        format + '}');
    for (const std::string format : {"d", "2d", ".f", ".-2f", ".2", ".100f", ".2ff", ".2F", "%", ":.2f"})
        expect_error<ArgumentError>([&] { filled("{val_loss:" + format + "}.bin"); },
                                    "a field of ModelCheckpoint's path is expected to be written like "
                                    "{val_loss:.2f}, found {val_loss:" +
                                        format + '}');
}

TEST(PathTemplate, RefusesSingleBraces) {
    for (const std::string path : {"{", "}", "a{epoch", "epoch}.bin", "{epoch{", "{{}", "{epoch}}", "{a{b}}"})
        expect_error<ArgumentError>(
            [&] { filled(path); },
            "ModelCheckpoint's path is expected to have its fields in braces, such as "
            "{epoch}, and other braces twice, found '" +
                path + '\'');
}

}  // namespace
}  // namespace staticnn::detail
