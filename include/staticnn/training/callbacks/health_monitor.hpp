// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/spelling.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/models/workspace.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/callbacks/health_measures.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

template <class Network>
class HealthMonitorState;

/// Looks at every `interval`-th batch and says at the end of an epoch, in words with numbers, what is wrong
/// with the layers: units that are dead, outputs that are saturated, gradients that vanish or explode on
/// their way back. What is new goes into the notes of the epoch's report, where show_progress(std::cout)
/// prints it; `trainer.callback<HealthMonitor>().findings()` has all that holds. Of layers that hold layers
/// it sees the outputs and their gradients.
struct HealthMonitor {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "health_monitor";
    template <class Network>
    using Bound = HealthMonitorState<Network>;

    std::uint64_t interval = 50;  ///< batches of an epoch from one looked at to the next; 0 looks at none
    double dead = 0.1;            ///< the share of units that gave nothing but 0 above which it is said
    double min_samples = 256;     ///< before a unit counts as dead
    double saturated = 0.5;       ///< the share of outputs near an end of their range
    double vanishing = 1e-4;      ///< of gradients, relative to those of the last layer
    double exploding = 1e4;

    /// Throws ArgumentError when a setting is outside its range.
    void validate(std::span<const std::string>) const {
        expect(dead >= 0 && dead <= 1, "HealthMonitor's dead", "from 0 to 1", dead);
        expect(min_samples >= 0, "HealthMonitor's min_samples", "at least 0", min_samples);
        expect(saturated >= 0 && saturated <= 1, "HealthMonitor's saturated", "from 0 to 1", saturated);
        expect(vanishing >= 0 && vanishing < 1, "HealthMonitor's vanishing", "at least 0 and below 1",
               vanishing);
        expect(exploding > 1, "HealthMonitor's exploding", "above 1", exploding);
    }

    static constexpr auto members() {
        return describe(setting<"interval">(&HealthMonitor::interval), setting<"dead">(&HealthMonitor::dead),
                        setting<"min_samples">(&HealthMonitor::min_samples),
                        setting<"saturated">(&HealthMonitor::saturated),
                        setting<"vanishing">(&HealthMonitor::vanishing),
                        setting<"exploding">(&HealthMonitor::exploding));
    }
};

/// HealthMonitor in a trainer: its settings, what it has seen of the epoch, and what it has said.
template <class Network>
class HealthMonitorState : public HealthMonitor {
    using T = typename Network::Scalar;
    using Topology = typename Network::Topology;
    using Groups = detail::GroupsOf<Topology>;
    static constexpr Index group_count = std::tuple_size_v<Groups>;

public:
    HealthMonitorState() = default;
    explicit HealthMonitorState(const HealthMonitor& settings) : HealthMonitor(settings) {}

    /// Of the last epoch, one sentence each.
    std::vector<std::string> findings() const { return lines_of(findings_); }
    /// Those that the epoch before did not have.
    std::span<const std::string> notes_of_epoch() const noexcept { return notes_; }

    void begin_epoch(Control<Network>&, const EpochStart&) {
        alive_.clear();
        sums_.clear();
    }

    void look_at(const BatchReport& report, Workspace<Topology, T>& workspace) {
        if (interval == 0 || (report.place.batch - 1) % interval != 0) return;
        alive_.resize(first_unit<group_count>, '-');
        sums_.resize(group_count * detail::numbers_of_health);
        unroll<group_count>([&](auto i) {
            using Group = TypeAt<i, Groups>;
            detail::HealthSums sums = sums_at(i);
            detail::measure_health<T>(workspace.template output<i>(), workspace.template gradient<i>(),
                                      report.samples, Group::outputs, saturation_of_group<Group>(), sums,
                                      alive_.data() + first_unit<i>);
            double* const to = sums_.data() + i * detail::numbers_of_health;
            to[0] = sums.samples, to[1] = sums.saturated, to[2] = sums.squares, to[3] = sums.gradients;
        });
    }

    void end_epoch(Control<Network>&, const EpochReport&) {
        notes_.clear();
        // Numbers of a damaged or forged file may be too few; the next batch makes them anew.
        if (alive_.size() != first_unit<group_count> ||
            sums_.size() != group_count * detail::numbers_of_health)
            return;
        const std::vector<std::string> before = lines_of(keys_);
        keys_.clear();
        findings_.clear();
        for (const detail::Finding& finding :
             detail::findings_of(layers(), {dead, min_samples, saturated, vanishing, exploding})) {
            bool is_new = true;
            for (const std::string& key : before) is_new = is_new && key != finding.key;
            if (is_new) notes_.push_back(finding.sentence);
            keys_ += finding.key + '\n';
            findings_ += finding.sentence + '\n';
        }
    }

    static constexpr auto members() {
        using Self = HealthMonitorState;
        return detail::describe_state<HealthMonitor>(
            member<"alive">(&Self::alive_), member<"sums">(&Self::sums_), member<"keys">(&Self::keys_),
            member<"findings">(&Self::findings_));
    }

private:
    template <Index I>
    static constexpr Index first_unit = [] {
        Index sum = 0;
        [&]<Index... J>(std::index_sequence<J...>) { ((sum += TypeAt<J, Groups>::outputs), ...); }
        (std::make_index_sequence<I>{});
        return sum;
    }();

    /// A gate scales its outputs, and adds zeros: what lies under it is not judged.
    template <class Group>
    static detail::Saturation saturation_of_group() {
        if constexpr (!Group::has_gate && !Group::is_block &&
                      ElementwiseActivation<typename Group::Activation>)
            return detail::saturation_of<typename Group::Activation>();
        else
            return {};
    }

    detail::HealthSums sums_at(Index group) const {
        const double* const from = sums_.data() + group * detail::numbers_of_health;
        return {from[0], from[1], from[2], from[3]};
    }

    std::vector<detail::LayerHealth> layers() const {
        std::vector<detail::LayerHealth> layers(group_count);
        unroll<group_count>([&](auto i) {
            using Group = TypeAt<i, Groups>;
            using Layer = typename Topology::template LayerType<Group::first_layer>;
            detail::LayerHealth& layer = layers[i];
            layer.name = "layer " + std::to_string(Group::first_layer) + ", " +
                         std::string(spelling_of<Layer>().view());
            layer.units = Group::outputs;
            layer.can_be_dead = i + 1 < group_count;  // a class that is never likely is no dead unit
            for (Index unit = 0; unit < Group::outputs; ++unit)
                layer.dead += alive_[first_unit<i> + unit] != '+';
            layer.sums = sums_at(i);
        });
        return layers;
    }

    static std::vector<std::string> lines_of(const std::string& text) {
        std::vector<std::string> lines;
        for (Index begin = 0, end; (end = text.find('\n', begin)) != text.npos; begin = end + 1)
            lines.push_back(text.substr(begin, end - begin));
        return lines;
    }

    std::string alive_;         // a character for each unit
    std::vector<double> sums_;  // detail::HealthSums of each step
    std::string keys_;          // of the findings, a line each
    std::string findings_;      // a line each
    std::vector<std::string> notes_;
};

}  // namespace staticnn
