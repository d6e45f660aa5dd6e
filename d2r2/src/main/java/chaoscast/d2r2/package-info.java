/// D2R2: regression on all polynomials of the observed state (doi:10.1098/rsta.2020.0246).
///
/// [D2r2] trains what [D2r2Options] describe; [D2r2Provider] reads them from text. Features: [MonomialTable] and
/// [PolynomialMap], [ProductTable] and [OrthogonalMap], [chaoscast.core.training.DelayMap] for states of the past (NG-RC).
/// [D2r2Trainer] fits them, [DegreeSearch] chooses degree and ridge, [chaoscast.core.ring.StencilTrainer] and
/// [chaoscast.core.ring.StencilSurrogate] are for rings of variables that see their neighbours only.
package chaoscast.d2r2;
