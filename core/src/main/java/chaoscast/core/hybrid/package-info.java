/// Imperfect models and surrogates that correct them: what is known of a system need not be learned.
///
/// [chaoscast.core.hybrid.Knowledge] is the model, [chaoscast.core.hybrid.HybridTrainer] teaches any surrogate that
/// learns given targets what the model leaves. Start there. Nothing here knows equations: who does says so to
/// [java.util.ServiceLoader] ([chaoscast.core.hybrid.KnowledgeReader]).
package chaoscast.core.hybrid;
