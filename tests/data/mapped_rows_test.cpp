// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/mapped_rows.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "expect_error.hpp"
#include "idx_files.hpp"
#include "reference/npy.hpp"

namespace staticnn {
namespace {

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

class Mapped : public testing::Test {
protected:
    TemporaryFolder folder_;
};

TEST_F(Mapped, ImagesAreThoseThatAreRead) {
    const std::string path = folder_.write("images", idx_bytes({2, 1, 3}, {1, 2, 3, 4, 5, 6}));
    const auto images = map_idx_images<3>(path);
    ASSERT_EQ(images.rows(), 2u);
    EXPECT_EQ(images.view().row(1)[0], 4);
    EXPECT_EQ(images.view().scale(), 1.0f / 255);
}

TEST_F(Mapped, RowsOfNumPyAreThoseThatAreRead) {
    const std::string path = folder_.write("rows.npy", bytes_of(reference::npy_float32));
    const auto mapped = map_npy_rows<float, 3>(path, 2.0f);
    const auto read = read_npy_rows<float, 3>(path);
    ASSERT_EQ(mapped.rows(), read.rows());
    for (Index i = 0; i < 12; ++i) EXPECT_EQ(mapped.view().data()[i], read.view().data()[i]);
    EXPECT_EQ(mapped.view().scale(), 2.0f);
}

TEST_F(Mapped, RowsAreMoved) {
    const std::string path = folder_.write("images", idx_bytes({2, 3}, {1, 2, 3, 4, 5, 6}));
    auto images = map_idx_images<3>(path);
    const auto* const address = images.view().data();
    auto moved = std::move(images);
    EXPECT_EQ(moved.view().data(), address);
    images = map_idx_images<3>(path);
    images = std::move(moved);
    EXPECT_EQ(images.view().row(1)[2], 6);
}

TEST_F(Mapped, RefusesFilesThatAreCutShort) {
    const Bytes whole = idx_bytes({2, 3}, {1, 2, 3, 4, 5, 6});
    for (Index size = 0; size < whole.size(); ++size) {
        const std::string path =
            folder_.write("cut", Bytes(whole.begin(), whole.begin() + static_cast<int>(size)));
        EXPECT_THROW(map_idx_images<3>(path), DataError) << size;
    }
    const std::string path = folder_.write("cut", Bytes(whole.begin(), whole.end() - 1));
    expect_error<DataError>([&] { map_idx_images<3>(path); }, path + ": expected 6 values (2 x 3), found 5");
    const std::string rows = folder_.write("cut.npy", bytes_of(reference::npy_float32.substr(0, 175)));
    expect_error<DataError>([&] { map_npy_rows<float, 3>(rows); },
                            rows + ": expected 12 values, of the shape (4, 3), found 11 and 3 bytes");
    // Between the two looks at the file it may still change.
    expect_error<FileError>([&] { MappedRows<float, 3>(rows, 128, 4); },
                            "cannot map '" + rows + "': expected 176 bytes, found 175");
}

TEST_F(Mapped, RefusesWhatCannotBeMapped) {
    const Bytes bytes = idx_bytes({2, 3}, {1, 2, 3, 4, 5, 6});
    const std::string packed = folder_.write("packed", gzip(bytes));
    expect_error<DataError>([&] { map_idx_images<3>(packed); },
                            packed + ": expected a plain file, found one that cannot be mapped");
    const std::string path = folder_.write("odd", Bytes(18));
    expect_error<DataError>([&] { MappedRows<float, 2>(path, 10, 1); },
                            path +
                                ": expected a header of a multiple of 4 bytes, found 10; such a file can be "
                                "read, but not mapped");
    expect_error<DataError>([&] { map_idx_images<4>(folder_.write("images", bytes)); },
                            folder_.path() + "/images: expected images of 4 pixels, found extents of 2 x 3");
    expect_error<FileError>([] { MappedRows<float, 2>("/nowhere", 0, 1); },
                            "cannot open '/nowhere': No such file or directory");
}

}  // namespace
}  // namespace staticnn
