package chaoscast.splinenets.cli;

import chaoscast.core.CommandProvider;

/// Brings `spline` to the command line.
public final class SplineCommands implements CommandProvider {
  @Override
  public Object command() {
    return new SplineCommand();
  }
}
