/// One function, two descriptions: the network (w, b, v, b₀) and the spline (β, μ, s), both ways.
///
/// [ReluNetwork] is what is trained, [ReluSpline] what it means, [PiecewiseLinear] the canonical
/// form in which equal functions are equal. What depends on data is in the packages loss and
/// dynamics.
package chaoscast.splinenets.spline;
