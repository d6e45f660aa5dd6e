package chaoscast.evaluation.figure;

import java.awt.Graphics2D;
import java.util.function.Consumer;

/// One picture.
///
/// @param name   of its files, without ending
/// @param title  what it shows, for those who cannot see it
/// @param width  in pixels of SVG; twice as many in PNG
/// @param height the same
/// @param paint  draws it on a white ground
public record Figure(
    String name, String title, int width, int height, Consumer<Graphics2D> paint) {}
