/// What a surrogate must beat: the copying forecaster and the usual learners, on delayed states, behind the same
/// contract as every other surrogate.
///
/// Reading order: [BaselineTrainer] makes samples ([DelayedSamples]) and hands them to a [Learner], which fits a
/// [StandardisedMap] of the delayed state with a readout; the rest is core's. In the room belong learners that others
/// use and that no paper of ours is about; nothing here sees truth.
package chaoscast.evaluation.baseline;
