/// The figures of a comparison for papers: drawn once, written as SVG and PNG.
package chaoscast.evaluation.figure;
