// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/constraint.hpp"
#include "staticnn/concepts/regularizer.hpp"
#include "staticnn/kernels/reduce.hpp"
#include "staticnn/models/storage.hpp"

/// Regularizers and constraints of a topology's parameters: what a layer said of them in its schema.
namespace staticnn::detail {

template <class List>
struct Restraints;
template <class... Parameters>
struct Restraints<boost::hana::tuple<Parameters...>> {
    static constexpr bool has_regularizers = (Regularizer<typename Parameters::regularizer> || ...);
    static constexpr bool has_constraints = (Constraint<typename Parameters::constraint> || ...);

    /// Calls visit(parameter type, its number) for each parameter.
    template <class Visit>
    static void for_each(const Visit& visit) {
        [[maybe_unused]] Index number = 0;
        (visit(std::type_identity<Parameters>{}, number++), ...);
    }
};

template <class Topology>
using RestraintsOf = Restraints<typename Topology::Parameters>;

/// The penalty on one parameter of `count` values in storage; adds its gradient to `gradients` unless that is
/// null.
template <class Rule, class Isa, class T>
double add_penalty(const T* values, Index count, T* gradients) {
    using V = kernels::Pack<Isa, T>;
    return kernels::sum_of_packs<Isa>(values, count, [&](Index i, const V& value) STATICNN_INLINE_LAMBDA {
        if (gradients != nullptr) (V::load(gradients + i) + Rule::gradient(value)).store(gradients + i);
        return Rule::penalty(value);
    });
}

/// The penalties on all parameters, which belong to the loss; adds their gradients to `gradients` unless that
/// is null.
template <class Isa, class Topology, class T>
double add_penalties(const Storage<Topology, T>& values, Storage<Topology, T>* gradients) {
    double penalty = 0;
    if constexpr (RestraintsOf<Topology>::has_regularizers) {
        RestraintsOf<Topology>::for_each([&]<class Parameter>(std::type_identity<Parameter>, Index number) {
            using Rule = typename Parameter::regularizer;
            const Index offset = Topology::parameter_table[number].offset;
            if constexpr (Regularizer<Rule>)
                penalty +=
                    add_penalty<Rule, Isa>(values.data() + offset, Parameter::layout().size(),
                                           gradients == nullptr ? nullptr : gradients->data() + offset);
        });
    }
    return penalty;
}

/// Order of summation of a column's norm (format): rows ascending, each square fused with the sum.
template <class Rule, class Isa, class T>
void constrain_columns(T* values, PanelLayout layout) {
    kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = kernels::Pack<Isa, T>;
        const Index width = layout.width();
        for (Index column = 0; column < layout.columns; column += pack_lanes) {
            T* const top = values + layout.offset(0, column);
            V sum(T(0));
            for (Index row = 0; row < layout.rows; ++row) {
                const V value = V::load(top + row * width);
                sum = fma(value, value, sum);
            }
            const V factor = Rule::factor(sqrt(sum));
            for (Index row = 0; row < layout.rows; ++row)
                (V::load(top + row * width) * factor).store(top + row * width);
        }
    });
}

/// The same for a matrix of one column, which lies as a row of `size` values with its padding, which stays
/// zero whatever the norm is. Order of summation (format): 16 lanes, row r in lane r modulo 16, then their
/// tree.
template <class Rule, class Isa, class T>
void constrain_single_column(T* values, Index size) {
    kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = kernels::Pack<Isa, T>;
        V sum(T(0));
        for (Index i = 0; i < size; i += pack_lanes) {
            const V value = V::load(values + i);
            sum = fma(value, value, sum);
        }
        const V factor = Rule::factor(sqrt(V(sum_of_lanes(sum))));
        for (Index i = 0; i < size; i += pack_lanes) {
            const V value = V::load(values + i);
            select(value == V(T(0)), value, value * factor).store(values + i);
        }
    });
}

/// Brings all parameters back within their constraints.
template <class Isa, class Topology, class T>
void apply_constraints(Storage<Topology, T>& values) {
    if constexpr (RestraintsOf<Topology>::has_constraints) {
        RestraintsOf<Topology>::for_each([&]<class Parameter>(std::type_identity<Parameter>, Index number) {
            using Rule = typename Parameter::constraint;
            T* const first = values.data() + Topology::parameter_table[number].offset;
            if constexpr (ColumnConstraint<Rule> && Parameter::columns == 1)
                constrain_single_column<Rule, Isa>(first, Parameter::layout().size());
            else if constexpr (ColumnConstraint<Rule>)
                constrain_columns<Rule, Isa>(first, Parameter::layout());
            else if constexpr (ValueConstraint<Rule>)
                kernels::map_packs<Isa>(first, Parameter::layout().size(),
                                        [](const auto& value)
                                            STATICNN_INLINE_LAMBDA { return Rule::apply(value); });
        });
    }
}

}  // namespace staticnn::detail
