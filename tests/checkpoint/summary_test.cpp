// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/summary.hpp"

#include <gtest/gtest.h>

#include "error_of.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/checkpoint/type_text.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/layers/batch_normalization.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/layers/flatten.hpp"
#include "staticnn/layers/frozen.hpp"
#include "staticnn/layers/reshape.hpp"
#include "staticnn/models/parameter_names.hpp"

namespace staticnn::checkpoint {
namespace {

using Model = Sequential<Flatten<3, 4>, Frozen<Dense<12, 6, Tanh>>, BatchNormalization<6>, Reshape<2, 3>,
                         Dropout<0.5>, Flatten<>, Dense<6, 2, Softmax>>;

/// A file of the weights of Model, without their values.
Contents file_of_model(const std::string& scalar) {
    Contents contents;
    contents.header = {{"kind", "weights"},
                       {"topology", std::string(Model::name.view())},
                       {"scalar", scalar},
                       {"layers", layers_text(staticnn::detail::layer_facts<Model>())},
                       {"trainable_parameters", std::to_string(Model::trainable_count)},
                       {"flops", std::to_string(Model::flops)}};
    for (const ParameterInfo& info : Model::parameter_table)
        contents.records.push_back({"network." + full_name(info), ElementType::float32, {info.size()}, {}});
    return contents;
}

TEST(SummaryOfAFile, IsThatOfTheType) {
    EXPECT_EQ(summary(file_of_model("float32"), "run.bin"), staticnn::summary<Model>());
    EXPECT_EQ(summary(file_of_model("float64"), "run.bin"), (staticnn::summary<Model, double>()));
}

TEST(SummaryOfAFile, KnowsTheLayers) {
    const auto layers = layers_of(file_of_model("float32"), "run.bin");
    ASSERT_EQ(layers.size(), 7);
    EXPECT_EQ(layers[1].kind, "dense");
    EXPECT_EQ(layers[1].type, "Dense<12,6,Tanh>");
    EXPECT_EQ(layers[1].parameters, 78);
    EXPECT_EQ(layers[3].shape, (std::vector<Index>{2, 3}));
}

std::string fault_of(const std::string& key, const std::string& value) {
    Contents contents = file_of_model("float32");
    for (auto& line : contents.header)
        if (line.first == key) line.second = value;
    return error_of<FormatError>([&] { summary(contents, "run.bin"); });
}

TEST(SummaryOfAFile, RefusesAHeaderThatContradictsItself) {
    const std::string start = "'run.bin' does not describe its layers: expected ";
    EXPECT_EQ(fault_of("topology", "Sequential<Dense<2,3>"),
              start + "a topology in its header, found 'Sequential<Dense<2,3>'");
    EXPECT_EQ(fault_of("layers", "flatten 12, dense 6"),
              start + "7 layers with their shapes in its header, found 'flatten 12, dense 6'");
    EXPECT_EQ(fault_of("layers", "flatten twelve"),
              start + "a number in its header line 'layers', found 'twelve'");
    EXPECT_EQ(fault_of("trainable_parameters", "1000"),
              start + "at most 116 trainable parameters, found 1000");
    EXPECT_EQ(fault_of("flops", "-1"), start + "a number in its header line 'flops', found '-1'");
    Contents without;
    EXPECT_EQ(error_of<FormatError>([&] { summary(without, "run.bin"); }),
              start + "the header line 'topology', found none");
}

TEST(TemplateArguments, AreThoseOfTheOutermostType) {
    using Arguments = std::vector<std::string_view>;
    EXPECT_EQ(template_arguments("Adam<>"), Arguments{});
    EXPECT_EQ(template_arguments("A<B<1,2>, C<>,3>"), (Arguments{"B<1,2>", "C<>", "3"}));
    for (const char* text : {"", "Relu", "<1>", "A<1", "A<1>>", "A<<1>", "A<1>b", "A<1>,B<2>"})
        EXPECT_EQ(template_arguments(text), std::nullopt) << text;
}

}  // namespace
}  // namespace staticnn::checkpoint
