/// Units: the affine map between a system's own units and those a surrogate is trained in. A scaled
/// surrogate takes and gives the system's units.
package chaoscast.core.scaling;
