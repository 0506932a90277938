# SPDX-License-Identifier: BSL-1.0
"""Metrics of random answers: scikit-learn, and for the area under the curve also the formula of Keras."""

import numpy as np
from sklearn import metrics

from literals import Header, braces, decimal

SAMPLES, CLASSES, LABELS = 60, 5, 3
THRESHOLDS = 200

rng = np.random.default_rng(9)


def classes_case(absent):
    """Scores (shares of the classes) and labels; one class may occur nowhere, so that scores see 0 / 0."""
    labels = rng.integers(0, CLASSES - absent, SAMPLES)
    scores = rng.random((SAMPLES, CLASSES)) + 0.6 * np.eye(CLASSES)[labels]
    if absent:
        scores[:, -1] = 0
    scores = np.float32(scores / scores.sum(1, keepdims=True)).astype(float)
    return scores, labels


def flags_case():
    flags = rng.random((SAMPLES, LABELS)) > 0.6
    scores = np.float32(np.clip(rng.normal(0.35 + 0.3 * flags, 0.2), 0, 1)).astype(float)
    return scores, flags.astype(int)


def values_case():
    targets = rng.normal(40, 3, (SAMPLES, LABELS))
    return targets + rng.normal(0, 1, (SAMPLES, LABELS)), targets


def class_scores(targets, answers, labels=None):
    """Precision, recall and F1, of each class and their averages."""
    result = []
    for score in (metrics.precision_score, metrics.recall_score, metrics.f1_score):
        averages = [score(targets, answers, average=average, zero_division=0) for average in ("macro", "micro")]
        each = score(targets, answers, average=None, labels=labels, zero_division=0)
        result.append(braces(*map(decimal, map(float, averages)), braces(*map(decimal, map(float, each)))))
    return result


def area_with_thresholds(scores, flags):
    """keras.metrics.AUC(num_thresholds=200): thresholds spread evenly, straight lines between them."""
    inner = [(i + 1) / (THRESHOLDS - 1) for i in range(THRESHOLDS - 2)]
    thresholds = np.array([-1e-7, *inner, 1 + 1e-7])
    says_yes = scores.ravel()[None, :] > thresholds[:, None]
    is_yes = flags.ravel()[None, :] == 1
    true_rate = (says_yes & is_yes).sum(1) / is_yes.sum()
    false_rate = (says_yes & ~is_yes).sum(1) / (~is_yes).sum()
    return float(((false_rate[:-1] - false_rate[1:]) * (true_rate[:-1] + true_rate[1:]) / 2).sum())


def numbers(table):
    return braces(*(decimal(float(value)) for value in table.ravel()))


def whole(table):
    return braces(*(str(int(value)) for value in table.ravel()))


def classes_row(absent):
    scores, labels = classes_case(absent)
    answers = scores.argmax(1)
    matrix = metrics.confusion_matrix(labels, answers, labels=range(CLASSES))
    top = [float(metrics.top_k_accuracy_score(labels, scores, k=k, labels=range(CLASSES))) for k in (2, 3)]
    return [numbers(scores), whole(labels), decimal(float(metrics.accuracy_score(labels, answers))),
            *map(decimal, top), decimal(float(metrics.balanced_accuracy_score(labels, answers))), whole(matrix),
            *class_scores(labels, answers, range(CLASSES))]


def flags_row():
    scores, flags = flags_case()
    exact = float(metrics.roc_auc_score(flags.ravel(), scores.ravel()))
    accuracy = float(metrics.accuracy_score(flags.ravel(), scores.ravel() > 0.5))
    return [numbers(scores), whole(flags), decimal(accuracy), decimal(exact),
            decimal(area_with_thresholds(scores, flags)), *class_scores(flags, scores > 0.5)]


def values_row():
    values, targets = values_case()
    root = float(np.sqrt(metrics.mean_squared_error(targets, values)))
    each = metrics.r2_score(targets, values, multioutput="raw_values")
    return [numbers(values), numbers(targets), decimal(float(metrics.mean_absolute_error(targets, values))),
            decimal(root), decimal(float(metrics.r2_score(targets, values))), numbers(each)]


def main():
    header = Header(__file__, "cstddef")
    header.code(f"""
        inline constexpr std::size_t metric_samples = {SAMPLES};
        inline constexpr std::size_t metric_classes = {CLASSES};
        inline constexpr std::size_t metric_outputs = {LABELS};

        /// A score of classes: the averages, and that of each class.
        template <std::size_t Classes>
        struct ClassScores {{
            double macro;
            double micro;
            double of_class[Classes];
        }};

        /// A classification: one row of scores and one label for each sample.
        struct ClassesCase {{
            double scores[metric_samples * metric_classes];
            std::size_t labels[metric_samples];
            double accuracy;
            double top_2_accuracy;
            double top_3_accuracy;
            double balanced_accuracy;
            std::size_t confusion[metric_classes * metric_classes];
            ClassScores<metric_classes> precision;
            ClassScores<metric_classes> recall;
            ClassScores<metric_classes> f1;
        }};

        /// Several yes-or-no questions for each sample.
        struct FlagsCase {{
            double scores[metric_samples * metric_outputs];
            int flags[metric_samples * metric_outputs];
            double accuracy;
            double exact_area;
            double area_with_thresholds;
            ClassScores<metric_outputs> precision;
            ClassScores<metric_outputs> recall;
            ClassScores<metric_outputs> f1;
        }};

        /// A regression.
        struct ValuesCase {{
            double outputs[metric_samples * metric_outputs];
            double targets[metric_samples * metric_outputs];
            double mean_absolute_error;
            double root_mean_squared_error;
            double r2_score;
            double r2_score_of_output[metric_outputs];
        }};
        """)
    header.cases("ClassesCase classes_cases[]", [classes_row(absent) for absent in (False, True)])
    header.cases("FlagsCase flags_cases[]", [flags_row() for _ in range(2)])
    header.cases("ValuesCase values_cases[]", [values_row() for _ in range(2)])
    header.write()


if __name__ == "__main__":
    main()
