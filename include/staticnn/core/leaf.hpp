// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/panels.hpp"

namespace staticnn {
namespace detail {

// Of all that is done for a file this takes the most time, and code that is optimised for size copies byte by
// byte.
[[gnu::noinline]] inline void copy_bytes(std::byte* to, const std::byte* from, Index size) noexcept {
    std::memcpy(to, from, size);
}

}  // namespace detail
STATICNN_BEGIN_RARE_CODE

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

    /// Numbers without padding whose count belongs to the type.
    template <class T>
    struct Array {
        T* values;
        Extents extents;
    };

    /// Where a value lies, and what it is. No std::variant: every program would compile its copies and
    /// visits, and all kinds but texts and lists are bytes in memory.
    class Target {
    public:
        Target(bool* value) noexcept : value_(value), type_(ElementType::boolean) {}
        Target(std::uint64_t* value) noexcept : value_(value), type_(ElementType::uint64) {}
        Target(double* value) noexcept : value_(value), type_(ElementType::float64) {}
        Target(std::string* value) noexcept : value_(value), type_(ElementType::text), kind_(Kind::text) {}
        Target(std::vector<double>* value) noexcept
            : value_(value), type_(ElementType::float64), kind_(Kind::list) {}
        template <class T>
        Target(Tensor<T> tensor) noexcept
            : value_(tensor.values),
              type_(element_type<T>),
              kind_(Kind::tensor),
              layout_(tensor.layout),
              extents_(std::move(tensor.extents)) {}
        Target(Array<std::uint64_t> array) noexcept
            : Target(array.values, ElementType::uint64, std::move(array.extents)) {}
        Target(Array<double> array) noexcept
            : Target(array.values, ElementType::float64, std::move(array.extents)) {}

    private:
        friend class Leaf;
        enum class Kind : std::uint8_t { scalar, text, list, array, tensor };

        Target(void* values, ElementType type, Extents extents) noexcept
            : value_(values), type_(type), kind_(Kind::array), extents_(std::move(extents)) {}

        std::string& text() const noexcept { return *static_cast<std::string*>(value_); }
        std::vector<double>& list() const noexcept { return *static_cast<std::vector<double>*>(value_); }

        void* value_;
        ElementType type_;
        Kind kind_ = Kind::scalar;
        PanelLayout layout_{};  // of a tensor
        Extents extents_{};     // of an array or a tensor
    };

    Leaf(std::string name, Target target, Role role = Role::state)
        : name_(std::move(name)), target_(std::move(target)), role_(role) {}

    const std::string& name() const noexcept { return name_; }
    Role role() const noexcept { return role_; }

    /// True when the extents belong to the value (texts, histories) and not to the type.
    bool is_counted() const noexcept { return target_.kind_ == Kind::text || target_.kind_ == Kind::list; }

    /// True for parameters, optimizer slots and the like: what no default can stand in for.
    bool is_tensor() const noexcept { return target_.kind_ == Kind::tensor; }

    ElementType type() const noexcept { return target_.type_; }

    Extents extents() const {
        if (target_.kind_ == Kind::text) return {target_.text().size()};
        if (target_.kind_ == Kind::list) return {target_.list().size()};
        return target_.extents_;
    }

    /// The logical bytes of the value.
    std::vector<std::byte> bytes() const {
        std::vector<std::byte> bytes(byte_size());
        for_each_run([&](std::byte* in_memory, Index logical, Index size) {
            detail::copy_bytes(bytes.data() + logical, in_memory, size);
        });
        return bytes;
    }

    /// Replaces the value. `bytes` is what `bytes()` of an equal leaf gave; for a leaf that is not counted
    /// the caller has checked type and extents.
    void assign(std::span<const std::byte> bytes) const {
        if (target_.kind_ == Kind::text) target_.text().resize(bytes.size());
        if (target_.kind_ == Kind::list) target_.list().resize(bytes.size() / sizeof(double));
        if (target_.type_ == ElementType::boolean) {
            *static_cast<bool*>(target_.value_) = bytes[0] != std::byte{0};  // never a bool that is neither
            return;
        }
        const PanelLayout& layout = target_.layout_;
        // Padding is zero, whatever has become of it.
        if (target_.kind_ == Kind::tensor && layout.columns % layout.width() != 0)
            std::memset(memory(), 0, layout.size() * size_of(target_.type_));
        for_each_run([&](std::byte* in_memory, Index logical, Index size) {
            detail::copy_bytes(in_memory, bytes.data() + logical, size);
        });
    }

private:
    using Kind = Target::Kind;

    std::byte* memory() const noexcept {
        if (target_.kind_ == Kind::text) return reinterpret_cast<std::byte*>(target_.text().data());
        if (target_.kind_ == Kind::list) return reinterpret_cast<std::byte*>(target_.list().data());
        return static_cast<std::byte*>(target_.value_);
    }

    Index byte_size() const noexcept {
        Index size = size_of(target_.type_);
        if (target_.kind_ == Kind::text) return target_.text().size();
        if (target_.kind_ == Kind::list) return target_.list().size() * size;
        if (target_.kind_ == Kind::tensor) return target_.layout_.rows * target_.layout_.columns * size;
        for (const Index extent : target_.extents_) size *= extent;
        return size;
    }

    /// Calls visit(address, offset in logical order, size) for all bytes that are neighbours both in memory
    /// and in logical order.
    template <class Visit>
    void for_each_run(const Visit& visit) const {
        if (target_.kind_ != Kind::tensor) {
            const Index size = byte_size();
            if (size != 0) visit(memory(), Index{0}, size);
            return;
        }
        const PanelLayout& layout = target_.layout_;
        const Index size = size_of(target_.type_);
        const Index width = layout.width() * size, row_size = layout.columns * size;
        const Index panel_size = layout.rows * width;
        std::byte* const begin = memory();
        for (Index row = 0; row < layout.rows; ++row) {
            std::byte* in_memory = begin + row * width;
            for (Index done = 0; done < row_size; done += width, in_memory += panel_size)
                visit(in_memory, row * row_size + done, row_size - done < width ? row_size - done : width);
        }
    }

    std::string name_;
    Target target_;
    Role role_;
};

/// All leaves of a state, in the order of the manifest.
class Leaves : public std::vector<Leaf> {
public:
    using vector::vector;

    /// Adds a leaf. The vector's own function of that name is a template, which would be compiled once for
    /// each kind of name and of value.
    void emplace_back(std::string name, Leaf::Target target, Role role = Role::state) {
        push_back(Leaf(std::move(name), std::move(target), role));
    }
};

STATICNN_END_RARE_CODE
}  // namespace staticnn
