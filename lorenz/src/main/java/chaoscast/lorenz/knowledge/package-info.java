/// Systems as imperfect models that surrogates correct: [chaoscast.lorenz.knowledge.SystemKnowledge] is all of it.
///
/// Core knows models as [chaoscast.core.hybrid.Knowledge]; the equations behind one, and reading them from the file of a
/// surrogate, are here.
package chaoscast.lorenz.knowledge;
