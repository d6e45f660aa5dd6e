/// Local models on a ring of variables, the one home of them for all surrogates.
///
/// A ring is cut into equal blocks, each seen with its neighbours ([RingBlocks]). [RingTrainer] sets any
/// local surrogates side by side, with memory or without. [StencilTrainer] is for features without memory
/// and blocks of one variable: it fits the one output that is used, in a stream. [Neighbourhood] tells from data
/// whether variables stand on a ring.
package chaoscast.core.ring;
