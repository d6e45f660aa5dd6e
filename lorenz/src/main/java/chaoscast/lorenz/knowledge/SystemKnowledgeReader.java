package chaoscast.lorenz.knowledge;

import chaoscast.core.hybrid.Knowledge;
import chaoscast.core.hybrid.KnowledgeReader;
import chaoscast.core.hybrid.KnowledgeText;
import java.util.Optional;

/// Builds models anew from the equations, or the system's name, in a file.
public final class SystemKnowledgeReader implements KnowledgeReader {
  @Override
  public Optional<Knowledge> read(KnowledgeText text) {
    return SystemKnowledge.of(text);
  }
}
