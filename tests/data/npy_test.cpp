// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/npy.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expect_error.hpp"
#include "idx_files.hpp"
#include "reference/npy.hpp"

namespace staticnn {
namespace {

using namespace reference;

/// Every test runs on a plain and on a packed file.
class Npy : public testing::TestWithParam<bool> {
protected:
    static bool is_packed() { return GetParam(); }
    std::string write(std::string_view text) const {
        const Bytes bytes(text.begin(), text.end());
        return folder_.write("file.npy", is_packed() ? gzip(bytes) : bytes);
    }
    void expect_refusal(std::string_view text, const std::string& sentence) const {
        const std::string path = write(text);
        expect_error<DataError>([&] { read_npy_rows<float, 3>(path); }, path + ": " + sentence);
    }
    /// A file of version 1.0 with this header.
    static std::string file_with(const std::string& header,
                                 const std::string& values = std::string(48, '\0')) {
        std::string text("\x93NUMPY\1\0", 8);
        text += static_cast<char>(header.size() % 256);
        text += static_cast<char>(header.size() / 256);
        return text + header + values;
    }
    TemporaryFolder folder_;
};
INSTANTIATE_TEST_SUITE_P(Files, Npy, testing::Bool(),
                         [](const auto& kind) { return kind.param ? "Gzip" : "Plain"; });

TEST_P(Npy, IsWhatNumPyWroteInEachVersionOfTheFormat) {
    const auto floats = read_npy_rows<float, 3>(write(npy_float32));
    const auto doubles = read_npy_rows<double, 3>(write(npy_float64_version_2));
    const auto bytes = read_npy_rows<std::uint8_t, 6>(write(npy_uint8_version_3), 0.5f);
    ASSERT_EQ(floats.rows(), 4u);
    ASSERT_EQ(doubles.rows(), 4u);
    ASSERT_EQ(bytes.rows(), 2u);
    for (Index i = 0; i < 12; ++i) {
        EXPECT_EQ(floats.view().data()[i], static_cast<float>(i) / 4);
        EXPECT_EQ(doubles.view().data()[i], static_cast<double>(i) / 8);
        EXPECT_EQ(bytes.view().data()[i], i);
    }
    EXPECT_EQ(bytes.scale(), 0.5f);
    const auto column = read_npy_rows<float, 1>(write(npy_one_column));
    EXPECT_EQ(column.view().data()[1], -1);
}

TEST_P(Npy, GivesLabelsOfAnyIntegerType) {
    for (const std::string_view file :
         {npy_labels_int8, npy_labels_uint8, npy_labels_int16, npy_labels_uint16, npy_labels_int32,
          npy_labels_uint32, npy_labels_int64, npy_labels_uint64, npy_labels_in_a_column}) {
        const auto labels = read_npy_labels<3>(write(file));
        ASSERT_EQ(labels.rows(), 5u);
        EXPECT_EQ(labels.view()[0], 2u);
        EXPECT_EQ(labels.view()[2], 1u);
    }
}

TEST_P(Npy, RefusesLabelsThatAreNone) {
    const auto expect_labels_refused = [this](std::string_view file, const std::string& sentence) {
        const std::string path = write(file);
        expect_error<DataError>([&] { read_npy_labels<2>(path); }, path + ": " + sentence);
    };
    expect_labels_refused(npy_labels_int32, "expected labels from 0 to 1 (2 classes), found 2 in row 0");
    expect_labels_refused(npy_labels_negative, "expected labels from 0 to 1 (2 classes), found -1 in row 1");
    expect_labels_refused(npy_float32, "expected labels (one for each row), found the shape (4, 3)");
    expect_labels_refused(npy_one_number, "expected labels (one for each row), found the shape ()");
    expect_labels_refused(npy_one_column,
                          "expected class numbers of a little-endian integer type, found '<f4'");
    expect_labels_refused(npy_labels_big_endian,
                          "expected class numbers of a little-endian integer type, found '>i4'");
}

TEST_P(Npy, RefusesOtherTypesShapesAndOrders) {
    expect_refusal(npy_float64_version_2, "expected values of the type '<f4', found '<f8'");
    expect_refusal(npy_big_endian, "expected values of the type '<f4', found '>f4'");
    expect_refusal(npy_one_column, "expected rows of 3 values, found the shape (2,)");
    expect_refusal(npy_one_number, "expected rows of 3 values, found the shape ()");
    expect_refusal(npy_fortran_order,
                   "expected values in C order, found Fortran order; numpy.ascontiguousarray brings them "
                   "into C order before they are saved");
    expect_refusal(npy_records,
                   "expected values of one plain type in the header of an NPY file, found records of several "
                   "fields");
}

TEST_P(Npy, RefusesEveryFileThatIsCutShort) {
    for (Index size = 0; size < npy_float32.size(); ++size) {
        const std::string path = write(npy_float32.substr(0, size));
        EXPECT_THROW((read_npy_rows<float, 3>(path)), DataError) << size;
    }
    const std::string shape = "expected 12 values, of the shape (4, 3), found ";
    expect_refusal(npy_float32.substr(0, npy_float32.size() - 1), shape + "11 and 3 bytes");
    expect_refusal(std::string(npy_float32) + '\0', shape + (is_packed() ? "more" : "12 and 1 bytes"));
    expect_refusal(npy_float32.substr(0, 50), "expected an NPY header, found the end of the file within it");
}

TEST_P(Npy, RefusesDamagedHeaders) {
    const std::string where = " in the header of an NPY file, found ";
    const auto header = [](const std::string& shape) {
        return file_with("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + "}");
    };
    EXPECT_EQ((read_npy_rows<float, 3>(write(header("(4L, 3L)"))).rows()), 4u);
    expect_refusal("\x93NUMPX\1", "expected an NPY header, found the end of the file within it");
    expect_refusal("a text that is long enough",
                   "expected an NPY file, which begins with \\x93NUMPY, found other bytes");
    expect_refusal(std::string("\x93NUMPY\4\0\0\0\0\0", 12),
                   "expected version 1.0, 2.0 or 3.0 of the NPY format, found 4.0");
    expect_refusal(std::string("\x93NUMPY\2\0\xff\xff\xff\xff", 12),
                   "expected an NPY header of at most 65536 bytes, found 4294967295");
    expect_refusal(header("(4, 0)"), "expected 1 to 1099511627776 values, found the shape (4, 0)");
    expect_refusal(header("(4294967296, 4294967296)"),
                   "expected 1 to 1099511627776 values, found the shape (4294967296, 4294967296)");
    expect_refusal(header("(99999999999999999999,)"),
                   "expected a whole number that fits into 64 bits" + where + "'999999999999'");
    expect_refusal(header("(-4, 3)"), "expected a whole number that fits into 64 bits" + where + "'-4, 3)}'");
    expect_refusal(header("(4 3)"), "expected ')'" + where + "'3)}'");
    expect_refusal(header("4"), "expected '('" + where + "'4}'");
    expect_refusal(header("(4, 3)} + 1"), "expected nothing behind the dictionary" + where + "'+ 1}'");
    expect_refusal(file_with("{'descr': '<f4"), "expected the end of a text in quotes" + where + "'<f4'");
    expect_refusal(file_with("{'descr': '<f4', }"), "expected the keys descr, fortran_order and shape" +
                                                        where + "a dictionary without one of them");
    expect_refusal(file_with("{'descr': '<f4', 'descr': '<f4'}"),
                   "expected the keys descr, fortran_order and shape, each once" + where + "'descr'");
    expect_refusal(file_with("{'fortran_order': 0}"), "expected True or False" + where + "'0}'");
    expect_refusal(file_with(""), "expected '{'" + where + "its end");
}

// 4 TB are announced, and 48 bytes are there: no machine would have the memory.
TEST_P(Npy, AllocatesForWhatComesAndNotForWhatIsAnnounced) {
    expect_refusal(file_with("{'descr': '<f4', 'fortran_order': False, 'shape': (358000000000, 3)}"),
                   "expected 1074000000000 values, of the shape (358000000000, 3), found 12");
}

}  // namespace
}  // namespace staticnn
