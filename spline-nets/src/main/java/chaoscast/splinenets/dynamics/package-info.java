/// How networks learn: [GradientFlow] with its exact crossings, [GradientDescent], [Adam], and the
/// [FrozenBreakpointFlow] in closed form.
///
/// A [Learner] takes a network and data and returns a [LearningHistory]: frames to print or to
/// play.
package chaoscast.splinenets.dynamics;
