// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "staticnn/core/panels.hpp"

namespace staticnn {

static_assert(std::endian::native == std::endian::little,
              "staticnn: files and digests are defined on little-endian bytes; this target is big-endian");

/// What a leaf of the state is made of. The names are those of the manifest of a checkpoint.
enum class ElementType : std::uint8_t { boolean, uint64, float32, float64, text };

constexpr Index size_of(ElementType type) noexcept {
    switch (type) {
        case ElementType::boolean:
        case ElementType::text:
            return 1;
        case ElementType::float32:
            return 4;
        case ElementType::uint64:
        case ElementType::float64:
            return 8;
    }
    return 0;
}

template <class T>
inline constexpr ElementType element_type = sizeof(T) == 4 ? ElementType::float32 : ElementType::float64;

/// Logical extents, outermost first: `{}` a scalar, `{n}` a vector or a text of n bytes, `{rows, columns}` a
/// matrix.
using Extents = std::vector<Index>;

/// What a leaf is to somebody who loads it.
enum class Role : std::uint8_t {
    state,          ///< changes while training
    configuration,  ///< given by the user; a file that says otherwise wins, and this is reported
};

/// One named value of a state, as files, digests, comparisons and prints see it: an element type, logical
/// extents, and the values as little-endian bytes in row-major order without padding. A leaf refers to the
/// state it was made from and must not outlive it.
class Leaf {
public:
    template <class T>
    struct Tensor {
        T* values;
        PanelLayout layout;
        Extents extents;
    };

    using Target = std::variant<bool*, std::uint64_t*, double*, std::string*, std::vector<double>*,
                                Tensor<float>, Tensor<double>>;

    Leaf(std::string name, Target target, Role role = Role::state)
        : name_(std::move(name)), target_(std::move(target)), role_(role) {}

    const std::string& name() const noexcept { return name_; }
    Role role() const noexcept { return role_; }

    /// True when the extents belong to the value (texts, histories) and not to the type.
    bool is_counted() const noexcept {
        return std::holds_alternative<std::string*>(target_) ||
               std::holds_alternative<std::vector<double>*>(target_);
    }

    /// True for parameters, optimizer slots and the like: what no default can stand in for.
    bool is_tensor() const noexcept {
        return std::holds_alternative<Tensor<float>>(target_) ||
               std::holds_alternative<Tensor<double>>(target_);
    }

    ElementType type() const noexcept {
        static constexpr ElementType types[] = {
            ElementType::boolean, ElementType::uint64,  ElementType::float64, ElementType::text,
            ElementType::float64, ElementType::float32, ElementType::float64};
        return types[target_.index()];
    }

    Extents extents() const {
        if (auto text = std::get_if<std::string*>(&target_)) return {(*text)->size()};
        if (auto values = std::get_if<std::vector<double>*>(&target_)) return {(*values)->size()};
        if (auto tensor = std::get_if<Tensor<float>>(&target_)) return tensor->extents;
        if (auto tensor = std::get_if<Tensor<double>>(&target_)) return tensor->extents;
        return {};
    }

    /// The logical bytes of the value.
    std::vector<std::byte> bytes() const {
        return std::visit([](const auto& target) { return read(target); }, target_);
    }

    /// Replaces the value. `bytes` is what `bytes()` of an equal leaf gave; for a leaf that is not counted
    /// the caller has checked type and extents.
    void assign(std::span<const std::byte> bytes) const {
        std::visit([bytes](const auto& target) { write(target, bytes); }, target_);
    }

private:
    static std::vector<std::byte> copy(const void* from, Index size) {
        std::vector<std::byte> bytes(size);
        if (size != 0) std::memcpy(bytes.data(), from, size);
        return bytes;
    }

    template <class T>
    static std::vector<std::byte> read(T* value) {
        return copy(value, sizeof(T));
    }
    static std::vector<std::byte> read(std::string* value) { return copy(value->data(), value->size()); }
    static std::vector<std::byte> read(std::vector<double>* value) {
        return copy(value->data(), value->size() * sizeof(double));
    }
    template <class T>
    static std::vector<std::byte> read(const Tensor<T>& tensor) {
        std::vector<std::byte> bytes(tensor.layout.rows * tensor.layout.columns * sizeof(T));
        for_each_run(tensor, [&](T* in_memory, Index logical, Index count) {
            std::memcpy(bytes.data() + logical * sizeof(T), in_memory, count * sizeof(T));
        });
        return bytes;
    }

    static void write(bool* value, std::span<const std::byte> bytes) { *value = bytes[0] != std::byte{0}; }
    template <class T>
    static void write(T* value, std::span<const std::byte> bytes) {
        std::memcpy(value, bytes.data(), sizeof(T));
    }
    static void write(std::string* value, std::span<const std::byte> bytes) {
        value->assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    static void write(std::vector<double>* value, std::span<const std::byte> bytes) {
        value->resize(bytes.size() / sizeof(double));
        if (!bytes.empty()) std::memcpy(value->data(), bytes.data(), bytes.size());
    }
    template <class T>
    static void write(const Tensor<T>& tensor, std::span<const std::byte> bytes) {
        for_each_run(tensor, [&](T* in_memory, Index logical, Index count) {
            std::memcpy(in_memory, bytes.data() + logical * sizeof(T), count * sizeof(T));
        });
    }

    // Values that are neighbours both in memory and in logical order.
    template <class T, class Visit>
    static void for_each_run(const Tensor<T>& tensor, const Visit& visit) {
        const PanelLayout& layout = tensor.layout;
        for (Index row = 0; row < layout.rows; ++row) {
            for (Index column = 0; column < layout.columns; column += layout.width()) {
                const Index left = layout.columns - column;
                visit(tensor.values + layout.offset(row, column), row * layout.columns + column,
                      left < layout.width() ? left : layout.width());
            }
        }
    }

    std::string name_;
    Target target_;
    Role role_;
};

/// All leaves of a state, in the order of the manifest.
using Leaves = std::vector<Leaf>;

}  // namespace staticnn
