// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/mnist.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <numeric>
#include <string>
#include <utility>

#include "expect_error.hpp"
#include "idx_files.hpp"

namespace staticnn {
namespace {

Bytes images(std::uint32_t count, std::uint8_t first) {
    Bytes values(count * 784);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint8_t>(first + i / 784);
    return idx_bytes({count, 28, 28}, values);
}

class Mnist : public testing::Test {
protected:
    Mnist() {
        folder_.write("train-images-idx3-ubyte", images(3, 10));
        folder_.write("train-labels-idx1-ubyte.gz", gzip(idx_bytes({3}, {7, 8, 9})));
        folder_.write("t10k-images.idx3-ubyte.gz", gzip(images(2, 20)));
        folder_.write("t10k-labels.idx1-ubyte", idx_bytes({2}, {1, 0}));
    }
    void remove(const std::string& name) const {
        ASSERT_TRUE(std::filesystem::remove(folder_.path() + "/" + name)) << name;
    }
    TemporaryFolder folder_;
};

TEST_F(Mnist, IsFoundUnderEachOfItsNames) {
    const auto [train, test] = load_mnist(folder_.path());
    EXPECT_EQ(train.rows(), 3u);
    EXPECT_EQ(train.features().row(2)[783], 12);
    EXPECT_EQ(train.features().scale(), 1.0f / 255);
    EXPECT_EQ(train.targets()[2], 9u);
    EXPECT_EQ(test.rows(), 2u);
    EXPECT_EQ(test.features().row(0)[0], 20);
    EXPECT_EQ(test.features().scale(), 1.0f / 255);
    EXPECT_EQ(test.targets()[0], 1u);
    EXPECT_EQ(load_mnist(folder_.path() + "/").train.rows(), 3u);
}

TEST_F(Mnist, NamesWhatIsMissing) {
    remove("t10k-labels.idx1-ubyte");
    expect_error<FileError>([&] { load_mnist(folder_.path()); },
                            "cannot find t10k-labels in the folder " + folder_.path() +
                                ": looked for t10k-labels-idx1-ubyte, t10k-labels-idx1-ubyte.gz, "
                                "t10k-labels.idx1-ubyte and t10k-labels.idx1-ubyte.gz");
    remove("train-images-idx3-ubyte");
    expect_error<FileError>([&] { load_mnist(folder_.path()); },
                            "cannot find train-images in the folder " + folder_.path() +
                                ": looked for train-images-idx3-ubyte, train-images-idx3-ubyte.gz, "
                                "train-images.idx3-ubyte and train-images.idx3-ubyte.gz");
}

TEST_F(Mnist, WantsAFolder) {
    expect_error<FileError>(
        [&] { load_mnist(folder_.path() + "/typo"); },
        "cannot open the folder '" + folder_.path() + "/typo': No such file or directory");
    expect_error<FileError>([] { load_mnist(""); }, "cannot open the folder '': No such file or directory");
    const std::string file = folder_.path() + "/train-images-idx3-ubyte";
    expect_error<FileError>([&] { load_mnist(file); },
                            "expected a folder with the files of MNIST, found " + file);
}

TEST_F(Mnist, RefusesFilesThatDoNotBelongTogether) {
    const std::string labels = folder_.write("train-labels-idx1-ubyte", idx_bytes({2}, {7, 8}));
    expect_error<DataError>([&] { load_mnist(folder_.path()); },
                            labels + ": expected 3 labels, one for each image of " + folder_.path() +
                                "/train-images-idx3-ubyte, found 2");
    folder_.write("train-labels-idx1-ubyte", idx_bytes({3}, {7, 10, 8}));
    expect_error<DataError>([&] { load_mnist(folder_.path()); },
                            labels + ": expected labels from 0 to 9 (10 classes), found 10 in row 1");
    const std::string other = folder_.write("train-images-idx3-ubyte", idx_bytes({1, 2, 2}, {1, 2, 3, 4}));
    expect_error<DataError>([&] { load_mnist(folder_.path()); },
                            other + ": expected images of 784 pixels, found extents of 1 x 2 x 2");
}

TEST(HowToGetData, SaysWhatToType) {
    const std::string sentence = how_to_get_data();
    EXPECT_NE(sentence.find("`sudo apt-get install dataset-fashion-mnist`"), std::string::npos);
    EXPECT_NE(sentence.find("`--data DIR`"), std::string::npos);
}

TEST(FashionMnist, IsReadFromItsPackage) {
    const auto folder = find_fashion_mnist();
    if (!folder) GTEST_SKIP() << how_to_get_data();
    const auto [train, test] = load_mnist(*folder);
    const auto sum = [](const auto& features) {
        return std::accumulate(features.data(), features.data() + features.size(), std::uint64_t{0});
    };
    const auto counts = [](const auto& targets) {
        std::array<Index, 10> each{};
        for (Index row = 0; row < targets.rows(); ++row) ++each[targets[row]];
        return each;
    };
    const auto repeated = [](Index count) {
        std::array<Index, 10> each{};
        each.fill(count);
        return each;
    };
    EXPECT_EQ(counts(train.targets()), repeated(6000));
    EXPECT_EQ(counts(test.targets()), repeated(1000));
    EXPECT_EQ(sum(train.features()), 3431114169u);
    EXPECT_EQ(sum(test.features()), 573469082u);
    EXPECT_EQ(train.targets()[0], 9u);  // an ankle boot
}

}  // namespace
}  // namespace staticnn
