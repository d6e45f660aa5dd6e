package chaoscast.core.hybrid;

import java.util.Optional;

/// Understands models as files of surrogates hold them; found by [java.util.ServiceLoader].
public interface KnowledgeReader {
  /// @param text what [Knowledge#text] gave
  /// @return the model; empty if it is of a kind that is not known here
  /// @throws chaoscast.core.InputException if it is, and its equations or parameters do not fit
  Optional<Knowledge> read(KnowledgeText text);
}
