// src/clock.ts
var e = class {
	now;
	firstMs;
	lastMs;
	running = !1;
	rate = 60;
	last = 0;
	listeners = [];
	constructor(e, t, n) {
		this.now = e, this.firstMs = t, this.lastMs = n;
	}
	get ms() {
		return this.now;
	}
	set ms(e) {
		this.now = Math.min(Math.max(e, this.firstMs - 864e5), this.lastMs + 864e5);
		for (let e of this.listeners) e(this.now);
	}
	onChange(e) {
		this.listeners.push(e);
	}
	tick(e) {
		let t = Math.min(e - this.last, 250);
		this.last = e, this.running && t > 0 && (this.ms = this.now + t * this.rate);
	}
};
// src/dom.ts
function t(e, t = {}, ...n) {
	let r = document.createElement(e);
	for (let [e, n] of Object.entries(t)) n !== void 0 && n !== !1 && (typeof n == "function" ? r.addEventListener(e.slice(2), n) : e.includes("-") || [
		"class",
		"for",
		"role",
		"list"
	].includes(e) ? r.setAttribute(e, String(n)) : r[e] = n);
	return r.append(...n.filter((e) => e !== null)), r;
}
// node_modules/satellite.js/dist/constants.js
var n = Math.PI, r = n * 2, i = n / 180;
180 / n;
var a = 1440, o = 398600.8, s = 6378.135, c = 60 / Math.sqrt(s * s * s / o), l = s * c / 60, u = 1 / c, d = .001082616, f = -253881e-11, p = -165597e-11, m = f / d, h = 2 / 3, g = 1440 / (2 * n);
// node_modules/satellite.js/dist/ext.js
function _(e, t) {
	let n = [
		31,
		e % 4 == 0 ? 29 : 28,
		31,
		30,
		31,
		30,
		31,
		31,
		30,
		31,
		30,
		31
	], r = Math.floor(t), i = 1, a = 0;
	for (; r > a + n[i - 1] && i < 12;) a += n[i - 1], i += 1;
	let o = i, s = r - a, c = (t - r) * 24, l = Math.floor(c);
	c = (c - l) * 60;
	let u = Math.floor(c);
	return {
		mon: o,
		day: s,
		hr: l,
		minute: u,
		sec: (c - u) * 60
	};
}
function v(e, t, n, r, i, a, o = 0) {
	return 367 * e - Math.floor(7 * (e + Math.floor((t + 9) / 12)) * .25) + Math.floor(275 * t / 9) + n + 1721013.5 + ((o / 6e4 + a / 60 + i) / 60 + r) / 24;
}
function y(e, t, n, r, i, a, o = 0) {
	if (e instanceof Date) {
		let t = e;
		return v(t.getUTCFullYear(), t.getUTCMonth() + 1, t.getUTCDate(), t.getUTCHours(), t.getUTCMinutes(), t.getUTCSeconds(), t.getUTCMilliseconds());
	}
	return v(e, t, n, r, i, a, o);
}
// node_modules/satellite.js/dist/propagation/dpper.js
function b(e, t) {
	let { e3: i, ee2: a, peo: o, pgho: s, pho: c, pinco: l, plo: u, se2: d, se3: f, sgh2: p, sgh3: m, sgh4: h, sh2: g, sh3: _, si2: v, si3: y, sl2: b, sl3: x, sl4: S, t: C, xgh2: w, xgh3: T, xgh4: E, xh2: D, xh3: O, xi2: k, xi3: A, xl2: j, xl3: M, xl4: N, zmol: P, zmos: F } = e, { init: I, opsmode: ee } = t, { ep: te, inclp: L, nodep: R, argpp: z, mp: B } = t, V, H, U, W, ne, re, ie, G, ae, K, oe, se, ce, le, ue, de, q, fe, pe, me, J;
	J = F + 119459e-10 * C, I === "y" && (J = F), me = J + .0335 * Math.sin(J), q = Math.sin(me), K = .5 * q * q - .25, oe = -.5 * q * Math.cos(me);
	let he = d * K + f * oe, Y = v * K + y * oe, X = b * K + x * oe + S * q, ge = p * K + m * oe + h * q, _e = g * K + _ * oe;
	J = P + .00015835218 * C, I === "y" && (J = P), me = J + .1098 * Math.sin(J), q = Math.sin(me), K = .5 * q * q - .25, oe = -.5 * q * Math.cos(me);
	let ve = a * K + i * oe, ye = k * K + A * oe, be = j * K + M * oe + N * q, xe = w * K + T * oe + E * q, Se = D * K + O * oe;
	return se = he + ve, ue = Y + ye, de = X + be, ce = ge + xe, le = _e + Se, I === "n" && (se -= o, ue -= l, de -= u, ce -= s, le -= c, L += ue, te += se, W = Math.sin(L), U = Math.cos(L), L >= .2 ? (le /= W, ce -= U * le, z += ce, R += le, B += de) : (re = Math.sin(R), ne = Math.cos(R), V = W * re, H = W * ne, ie = le * ne + ue * U * re, G = -le * re + ue * U * ne, V += ie, H += G, R %= r, R < 0 && ee === "a" && (R += r), fe = B + z + U * R, ae = de + ce - ue * R * W, fe += ae, pe = R, R = Math.atan2(V, H), R < 0 && ee === "a" && (R += r), Math.abs(pe - R) > n && (R < pe ? R += r : R -= r), B += de, z = fe - B - U * R)), {
		ep: te,
		inclp: L,
		nodep: R,
		argpp: z,
		mp: B
	};
}
// node_modules/satellite.js/dist/propagation/dscom.js
function x(e) {
	let { epoch: t, ep: n, argpp: i, tc: a, inclp: o, nodep: s, np: c } = e, l, u, d, f, p, m, h, g, _, v, y, b, x, S, C, w, T, E, D, O, k, A, j, M, N, P, F, I, ee, te, L, R, z, B, V, H, U, W, ne, re, ie, G, ae, K, oe, se, ce, le, ue, de, q, fe, pe, me, J, he, Y, X, ge, _e, ve, ye, be, xe = .01675, Se = .0549, Ce = c, we = n, Te = Math.sin(s), Ee = Math.cos(s), De = Math.sin(i), Oe = Math.cos(i), Z = Math.sin(o), ke = Math.cos(o), Ae = we * we, je = 1 - Ae, Me = Math.sqrt(je), Ne = t + 18261.5 + a / 1440, Pe = (4.523602 - .00092422029 * Ne) % r, Fe = Math.sin(Pe), Ie = Math.cos(Pe), Le = .91375164 - .03568096 * Ie, Re = Math.sqrt(1 - Le * Le), ze = .089683511 * Fe / Re, Be = Math.sqrt(1 - ze * ze), Ve = 5.8351514 + .001944368 * Ne, He = .39785416 * Fe / Re, Ue = Be * Ie + .91744867 * ze * Fe;
	He = Math.atan2(He, Ue), He += Ve - Pe;
	let We = Math.cos(He), Ge = Math.sin(He);
	O = .1945905, k = -.98088458, M = .91744867, N = .39785416, A = Ee, j = Te, y = 29864797e-13;
	let Ke = 1 / Ce, qe = 0;
	for (; qe < 2;) qe += 1, l = O * A + k * M * j, d = -k * A + O * M * j, h = -O * j + k * M * A, g = k * N, _ = k * j + O * M * A, v = O * N, u = ke * h + Z * g, f = ke * _ + Z * v, p = -Z * h + ke * g, m = -Z * _ + ke * v, b = l * Oe + u * De, x = d * Oe + f * De, S = -l * De + u * Oe, C = -d * De + f * Oe, w = p * De, T = m * De, E = p * Oe, D = m * Oe, ve = 12 * b * b - 3 * S * S, ye = 24 * b * x - 6 * S * C, be = 12 * x * x - 3 * C * C, fe = 3 * (l * l + u * u) + ve * Ae, pe = 6 * (l * d + u * f) + ye * Ae, me = 3 * (d * d + f * f) + be * Ae, J = -6 * l * p + Ae * (-24 * b * E - 6 * S * w), he = -6 * (l * m + d * p) + Ae * (-24 * (x * E + b * D) + -6 * (S * T + C * w)), Y = -6 * d * m + Ae * (-24 * x * D - 6 * C * T), X = 6 * u * p + Ae * (24 * b * w - 6 * S * E), ge = 6 * (f * p + u * m) + Ae * (24 * (x * w + b * T) - 6 * (C * E + S * D)), _e = 6 * f * m + Ae * (24 * x * T - 6 * C * D), fe = fe + fe + je * ve, pe = pe + pe + je * ye, me = me + me + je * be, ce = y * Ke, se = -.5 * ce / Me, le = ce * Me, oe = -15 * we * le, ue = b * S + x * C, de = x * S + b * C, q = x * C - b * S, qe === 1 && (P = oe, F = se, I = ce, ee = le, te = ue, L = de, R = q, z = fe, B = pe, V = me, H = J, U = he, W = Y, ne = X, re = ge, ie = _e, G = ve, ae = ye, K = be, O = We, k = Ge, M = Le, N = Re, A = Be * Ee + ze * Te, j = Te * Be - Ee * ze, y = 4.7968065e-7);
	let Je = (4.7199672 + (.2299715 * Ne - Ve)) % r, Ye = (6.2565837 + .017201977 * Ne) % r, Xe = 2 * P * L, Ze = 2 * P * R, Qe = 2 * F * U, $e = 2 * F * (W - H), et = -2 * I * B, tt = -2 * I * (V - z), nt = -2 * I * (-21 - 9 * Ae) * xe, rt = 2 * ee * ae, it = 2 * ee * (K - G), at = -18 * ee * xe, ot = -2 * F * re, st = -2 * F * (ie - ne), ct = 2 * oe * de, lt = 2 * oe * q, ut = 2 * se * he, dt = 2 * se * (Y - J), ft = -2 * ce * pe, pt = -2 * ce * (me - fe), mt = -2 * ce * (-21 - 9 * Ae) * Se, ht = 2 * le * ye, gt = 2 * le * (be - ve), _t = -18 * le * Se, vt = -2 * se * ge, yt = -2 * se * (_e - X);
	return {
		snodm: Te,
		cnodm: Ee,
		sinim: Z,
		cosim: ke,
		sinomm: De,
		cosomm: Oe,
		day: Ne,
		e3: lt,
		ee2: ct,
		em: we,
		emsq: Ae,
		gam: Ve,
		peo: 0,
		pgho: 0,
		pho: 0,
		pinco: 0,
		plo: 0,
		rtemsq: Me,
		se2: Xe,
		se3: Ze,
		sgh2: rt,
		sgh3: it,
		sgh4: at,
		sh2: ot,
		sh3: st,
		si2: Qe,
		si3: $e,
		sl2: et,
		sl3: tt,
		sl4: nt,
		s1: oe,
		s2: se,
		s3: ce,
		s4: le,
		s5: ue,
		s6: de,
		s7: q,
		ss1: P,
		ss2: F,
		ss3: I,
		ss4: ee,
		ss5: te,
		ss6: L,
		ss7: R,
		sz1: z,
		sz2: B,
		sz3: V,
		sz11: H,
		sz12: U,
		sz13: W,
		sz21: ne,
		sz22: re,
		sz23: ie,
		sz31: G,
		sz32: ae,
		sz33: K,
		xgh2: ht,
		xgh3: gt,
		xgh4: _t,
		xh2: vt,
		xh3: yt,
		xi2: ut,
		xi3: dt,
		xl2: ft,
		xl3: pt,
		xl4: mt,
		nm: Ce,
		z1: fe,
		z2: pe,
		z3: me,
		z11: J,
		z12: he,
		z13: Y,
		z21: X,
		z22: ge,
		z23: _e,
		z31: ve,
		z32: ye,
		z33: be,
		zmol: Je,
		zmos: Ye
	};
}
// node_modules/satellite.js/dist/propagation/dsinit.js
function S(e) {
	let { cosim: t, argpo: i, s1: a, s2: o, s3: s, s4: l, s5: u, sinim: d, ss1: f, ss2: p, ss3: m, ss4: g, ss5: _, sz1: v, sz3: y, sz11: b, sz13: x, sz21: S, sz23: C, sz31: w, sz33: T, t: E, tc: D, gsto: O, mo: k, mdot: A, no: j, nodeo: M, nodedot: N, xpidot: P, z1: F, z3: I, z11: ee, z13: te, z21: L, z23: R, z31: z, z33: B, ecco: V, eccsq: H } = e, { emsq: U, em: W, argpm: ne, inclm: re, mm: ie, nm: G, nodem: ae, irez: K, atime: oe, d2201: se, d2211: ce, d3210: le, d3222: ue, d4410: de, d4422: q, d5220: fe, d5232: pe, d5421: me, d5433: J, dedt: he, didt: Y, dmdt: X, dnodt: ge, domdt: _e, del1: ve, del2: ye, del3: be, xfact: xe, xlamo: Se, xli: Ce, xni: we } = e, Te, Ee, De, Oe, Z, ke, Ae, je, Me, Ne, Pe, Fe, Ie, Le, Re, ze, Be, Ve, He, Ue, We, Ge, Ke, qe, Je, Ye, Xe, Ze, Qe, $e, et, tt, nt = .0043752690880113, rt = .00015835218, it = 119459e-10;
	K = 0, G < .0052359877 && G > .0034906585 && (K = 1), G >= .00826 && G <= .00924 && W >= .5 && (K = 2);
	let at = f * it * _, ot = p * it * (b + x), st = -119459e-10 * m * (v + y - 14 - 6 * U), ct = g * it * (w + T - 6), lt = -119459e-10 * p * (S + C);
	(re < .052359877 || re > n - .052359877) && (lt = 0), d !== 0 && (lt /= d);
	let ut = ct - t * lt;
	he = at + a * rt * u, Y = ot + o * rt * (ee + te), X = st - rt * s * (F + I - 14 - 6 * U);
	let dt = l * rt * (z + B - 6), ft = -.00015835218 * o * (L + R);
	(re < .052359877 || re > n - .052359877) && (ft = 0), _e = ut + dt, ge = lt, d !== 0 && (_e -= t / d * ft, ge += ft / d);
	let pt = (O + D * nt) % r;
	if (W += he * E, re += Y * E, ne += _e * E, ae += ge * E, ie += X * E, K !== 0) {
		if ($e = (G / c) ** h, K === 2) {
			et = t * t;
			let e = W;
			W = V;
			let n = U;
			U = H, tt = W * U, Le = -.306 - (W - .64) * .44, W <= .65 ? (Re = 3.616 - 13.247 * W + 16.29 * U, Be = -19.302 + 117.39 * W - 228.419 * U + 156.591 * tt, Ve = -18.9068 + 109.7927 * W - 214.6334 * U + 146.5816 * tt, He = -41.122 + 242.694 * W - 471.094 * U + 313.953 * tt, Ue = -146.407 + 841.88 * W - 1629.014 * U + 1083.435 * tt, We = -532.114 + 3017.977 * W - 5740.032 * U + 3708.276 * tt) : (Re = -72.099 + 331.819 * W - 508.738 * U + 266.724 * tt, Be = -346.844 + 1582.851 * W - 2415.925 * U + 1246.113 * tt, Ve = -342.585 + 1554.908 * W - 2366.899 * U + 1215.972 * tt, He = -1052.797 + 4758.686 * W - 7193.992 * U + 3651.957 * tt, Ue = -3581.69 + 16178.11 * W - 24462.77 * U + 12422.52 * tt, We = W > .715 ? -5149.66 + 29936.92 * W - 54087.36 * U + 31324.56 * tt : 1464.74 - 4664.75 * W + 3763.64 * U), W < .7 ? (qe = -919.2277 + 4988.61 * W - 9064.77 * U + 5542.21 * tt, Ge = -822.71072 + 4568.6173 * W - 8491.4146 * U + 5337.524 * tt, Ke = -853.666 + 4690.25 * W - 8624.77 * U + 5341.4 * tt) : (qe = -37995.78 + 161616.52 * W - 229838.2 * U + 109377.94 * tt, Ge = -51752.104 + 218913.95 * W - 309468.16 * U + 146349.42 * tt, Ke = -40023.88 + 170470.89 * W - 242699.48 * U + 115605.82 * tt), Je = d * d, Te = .75 * (1 + 2 * t + et), Ee = 1.5 * Je, Oe = 1.875 * d * (1 - 2 * t - 3 * et), Z = -1.875 * d * (1 + 2 * t - 3 * et), Ae = 35 * Je * Te, je = 39.375 * Je * Je, Me = 9.84375 * d * (Je * (1 - 2 * t - 5 * et) + .33333333 * (-2 + 4 * t + 6 * et)), Ne = d * (4.92187512 * Je * (-2 - 4 * t + 10 * et) + 6.56250012 * (1 + 2 * t - 3 * et)), Pe = 29.53125 * d * (2 - 8 * t + et * (-12 + 8 * t + 10 * et)), Fe = 29.53125 * d * (-2 - 8 * t + et * (12 + 8 * t - 10 * et)), Ze = G * G, Qe = $e * $e, Xe = 3 * Ze * Qe, Ye = Xe * 17891679e-13, se = Ye * Te * Le, ce = Ye * Ee * Re, Xe *= $e, Ye = Xe * 3.7393792e-7, le = Ye * Oe * Be, ue = Ye * Z * Ve, Xe *= $e, Ye = 2 * Xe * 7.3636953e-9, de = Ye * Ae * He, q = Ye * je * Ue, Xe *= $e, Ye = Xe * 1.1428639e-7, fe = Ye * Me * We, pe = Ye * Ne * Ke, Ye = 2 * Xe * 2.1765803e-9, me = Ye * Pe * Ge, J = Ye * Fe * qe, Se = (k + M + M - (pt + pt)) % r, xe = A + X + 2 * (N + ge - nt) - j, W = e, U = n;
		}
		K === 1 && (Ie = 1 + U * (-2.5 + .8125 * U), Be = 1 + 2 * U, ze = 1 + U * (-6 + 6.60937 * U), Te = .75 * (1 + t) * (1 + t), De = .9375 * d * d * (1 + 3 * t) - .75 * (1 + t), ke = 1 + t, ke = 1.875 * ke * ke * ke, ve = 3 * G * G * $e * $e, ye = 2 * ve * Te * Ie * 17891679e-13, be = 3 * ve * ke * ze * 2.2123015e-7 * $e, ve = ve * De * Be * 21460748e-13 * $e, Se = (k + M + i - pt) % r, xe = A + P + X + _e + ge - (j + nt)), Ce = Se, we = j, oe = 0, G = j + 0;
	}
	return {
		em: W,
		argpm: ne,
		inclm: re,
		mm: ie,
		nm: G,
		nodem: ae,
		irez: K,
		atime: oe,
		d2201: se,
		d2211: ce,
		d3210: le,
		d3222: ue,
		d4410: de,
		d4422: q,
		d5220: fe,
		d5232: pe,
		d5421: me,
		d5433: J,
		dedt: he,
		didt: Y,
		dmdt: X,
		dndt: 0,
		dnodt: ge,
		domdt: _e,
		del1: ve,
		del2: ye,
		del3: be,
		xfact: xe,
		xlamo: Se,
		xli: Ce,
		xni: we
	};
}
// node_modules/satellite.js/dist/propagation/gstime.js
function C(e) {
	let t = (e - 2451545) / 36525, n = -62e-7 * t * t * t + .093104 * t * t + 3164400184.812866 * t + 67310.54841;
	return n = n * i / 240 % r, n < 0 && (n += r), n;
}
function w(e, t, n, r, i, a, o) {
	return e instanceof Date ? C(y(e)) : C(t === void 0 ? e : y(e, t, n, r, i, a, o));
}
// node_modules/satellite.js/dist/propagation/initl.js
function T(e) {
	let { ecco: t, epoch: n, inclo: i, opsmode: a } = e, { no: o } = e, s = t * t, l = 1 - s, u = Math.sqrt(l), f = Math.cos(i), p = f * f, m = (c / o) ** h, g = .75 * d * (3 * p - 1) / (u * l), _ = g / (m * m), v = m * (1 - _ * _ - _ * (1 / 3 + 134 * _ * _ / 81));
	_ = g / (v * v), o /= 1 + _;
	let y = (c / o) ** h, b = Math.sin(i), x = y * l, S = 1 - 5 * p, C = -S - p - p, T = 1 / y, E = x * x, D = y * (1 - t), O;
	if (a === "a") {
		let e = n - 7305, t = Math.floor(e + 1e-8), i = e - t, a = .017202791694070362, o = a + r;
		O = (1.7321343856509375 + a * t + o * i + e * e * 5075514194322695e-30) % r, O < 0 && (O += r);
	} else O = w(n + 2433281.5);
	return {
		no: o,
		method: "n",
		ainv: T,
		ao: y,
		con41: C,
		con42: S,
		cosio: f,
		cosio2: p,
		eccsq: s,
		omeosq: l,
		posq: E,
		rp: D,
		rteosq: u,
		sinio: b,
		gsto: O
	};
}
// node_modules/satellite.js/dist/propagation/dspace.js
function E(e) {
	let { irez: t, d2201: n, d2211: i, d3210: a, d3222: o, d4410: s, d4422: c, d5220: l, d5232: u, d5421: d, d5433: f, dedt: p, del1: m, del2: h, del3: g, didt: _, dmdt: v, dnodt: y, domdt: b, argpo: x, argpdot: S, t: C, tc: w, gsto: T, xfact: E, xlamo: D, no: O } = e, { atime: k, em: A, argpm: j, inclm: M, xli: N, mm: P, xni: F, nodem: I, nm: ee } = e, te = .13130908, L = 2.8843198, R = .37448087, z = 5.7686396, B = .95240898, V = 1.8014998, H = 1.050833, U = 4.4108898, W = 259200, ne, re, ie, G, ae, K, oe, se, ce = 0, le = 0, ue = (T + w * .0043752690880113) % r;
	if (A += p * C, M += _ * C, j += b * C, I += y * C, P += v * C, t !== 0) {
		(k === 0 || C * k <= 0 || Math.abs(C) < Math.abs(k)) && (k = 0, F = O, N = D), ne = C > 0 ? 720 : -720;
		let e = 381;
		for (; e === 381;) t === 2 ? (se = x + S * k, ie = se + se, re = N + N, oe = n * Math.sin(ie + N - z) + i * Math.sin(N - z) + a * Math.sin(se + N - B) + o * Math.sin(-se + N - B) + s * Math.sin(ie + re - V) + c * Math.sin(re - V) + l * Math.sin(se + N - H) + u * Math.sin(-se + N - H) + d * Math.sin(se + re - U) + f * Math.sin(-se + re - U), ae = F + E, K = n * Math.cos(ie + N - z) + i * Math.cos(N - z) + a * Math.cos(se + N - B) + o * Math.cos(-se + N - B) + l * Math.cos(se + N - H) + u * Math.cos(-se + N - H) + 2 * (s * Math.cos(ie + re - V) + c * Math.cos(re - V) + d * Math.cos(se + re - U) + f * Math.cos(-se + re - U)), K *= ae) : (oe = m * Math.sin(N - te) + h * Math.sin(2 * (N - L)) + g * Math.sin(3 * (N - R)), ae = F + E, K = m * Math.cos(N - te) + 2 * h * Math.cos(2 * (N - L)) + 3 * g * Math.cos(3 * (N - R)), K *= ae), Math.abs(C - k) >= 720 ? e = 381 : (le = C - k, e = 0), e === 381 && (N += ae * ne + oe * W, F += oe * ne + K * W, k += ne);
		ee = F + oe * le + K * le * le * .5, G = N + ae * le + oe * le * le * .5, t === 1 ? (P = G - I - j + ue, ce = ee - O) : (P = G - 2 * I + 2 * ue, ce = ee - O), ee = O + ce;
	}
	return {
		atime: k,
		em: A,
		argpm: j,
		inclm: M,
		xli: N,
		mm: P,
		xni: F,
		nodem: I,
		dndt: ce,
		nm: ee
	};
}
// node_modules/satellite.js/dist/propagation/SatRec.js
var D;
(function(e) {
	e[e.None = 0] = "None", e[e.MeanEccentricityOutOfRange = 1] = "MeanEccentricityOutOfRange", e[e.MeanMotionBelowZero = 2] = "MeanMotionBelowZero", e[e.PerturbedEccentricityOutOfRange = 3] = "PerturbedEccentricityOutOfRange", e[e.SemiLatusRectumBelowZero = 4] = "SemiLatusRectumBelowZero", e[e.Decayed = 6] = "Decayed";
})(D ||= {});
// node_modules/satellite.js/dist/propagation/sgp4.js
function O(e, t) {
	let i, a, o, u, f, p, g, _, v, y, x, S, C, w, T, O, k, A, j, M, N, P, F, I, ee, te, L;
	e.t = t, e.error = D.None;
	let R = e.mo + e.mdot * e.t, z = e.argpo + e.argpdot * e.t, B = e.nodeo + e.nodedot * e.t;
	v = z, N = R;
	let V = e.t * e.t;
	if (F = B + e.nodecf * V, k = 1 - e.cc1 * e.t, A = e.bstar * e.cc4 * e.t, j = e.t2cof * V, e.isimp !== 1) {
		g = e.omgcof * e.t;
		let t = 1 + e.eta * Math.cos(R);
		p = e.xmcof * (t * t * t - e.delmo), O = g + p, N = R + O, v = z - O, S = V * e.t, C = S * e.t, k = k - e.d2 * V - e.d3 * S - e.d4 * C, A += e.bstar * e.cc5 * (Math.sin(N) - e.sinmao), j = j + e.t3cof * S + C * (e.t4cof + e.t * e.t5cof);
	}
	e.tempa = k, P = e.no;
	let H = e.ecco;
	if (M = e.inclo, e.method === "d") {
		w = e.t;
		let t = E({
			irez: e.irez,
			d2201: e.d2201,
			d2211: e.d2211,
			d3210: e.d3210,
			d3222: e.d3222,
			d4410: e.d4410,
			d4422: e.d4422,
			d5220: e.d5220,
			d5232: e.d5232,
			d5421: e.d5421,
			d5433: e.d5433,
			dedt: e.dedt,
			del1: e.del1,
			del2: e.del2,
			del3: e.del3,
			didt: e.didt,
			dmdt: e.dmdt,
			dnodt: e.dnodt,
			domdt: e.domdt,
			argpo: e.argpo,
			argpdot: e.argpdot,
			t: e.t,
			tc: w,
			gsto: e.gsto,
			xfact: e.xfact,
			xlamo: e.xlamo,
			no: e.no,
			atime: e.atime,
			em: H,
			argpm: v,
			inclm: M,
			xli: e.xli,
			mm: N,
			xni: e.xni,
			nodem: F,
			nm: P
		});
		({em: H, argpm: v, inclm: M, mm: N, nodem: F, nm: P} = t);
	}
	if (P <= 0) return e.error = D.MeanMotionBelowZero, null;
	let U = (c / P) ** h * k * k;
	if (P = c / U ** 1.5, H -= A, H >= 1 || H < -.001) return e.error = D.MeanEccentricityOutOfRange, null;
	H < 1e-6 && (H = 1e-6), N += e.no * j, ee = N + v + F, F %= r, v %= r, ee %= r, N = (ee - v - F) % r;
	let W = {
		am: U,
		em: H,
		im: M,
		Om: F,
		om: v,
		mm: N,
		nm: P
	}, ne = Math.sin(M), re = Math.cos(M), ie = H;
	if (I = M, y = v, L = F, te = N, u = ne, o = re, e.method === "d") {
		let t = b(e, {
			inclo: e.inclo,
			init: "n",
			ep: ie,
			inclp: I,
			nodep: L,
			argpp: y,
			mp: te,
			opsmode: e.operationmode
		});
		if ({ep: ie, nodep: L, argpp: y, mp: te} = t, I = t.inclp, I < 0 && (I = -I, L += n, y -= n), ie < 0 || ie > 1) return e.error = D.PerturbedEccentricityOutOfRange, null;
	}
	e.method === "d" && (u = Math.sin(I), o = Math.cos(I), e.aycof = -.5 * m * u, e.xlcof = Math.abs(o + 1) > 15e-13 ? -.25 * m * u * (3 + 5 * o) / (1 + o) : -.25 * m * u * (3 + 5 * o) / 15e-13);
	let G = ie * Math.cos(y);
	O = 1 / (U * (1 - ie * ie));
	let ae = ie * Math.sin(y) + O * e.aycof, K = (te + y + L + O * e.xlcof * G - L) % r;
	_ = K, T = 9999.9;
	let oe = 1;
	for (; Math.abs(T) >= 1e-12 && oe <= 10;) a = Math.sin(_), i = Math.cos(_), T = 1 - i * G - a * ae, T = (K - ae * i + G * a - _) / T, Math.abs(T) >= .95 && (T = T > 0 ? .95 : -.95), _ += T, oe += 1;
	let se = G * i + ae * a, ce = G * a - ae * i, le = G * G + ae * ae, ue = U * (1 - le);
	if (ue < 0) return e.error = D.SemiLatusRectumBelowZero, null;
	let de = U * (1 - se), q = Math.sqrt(U) * ce / de, fe = Math.sqrt(ue) / de, pe = Math.sqrt(1 - le);
	O = ce / (1 + pe);
	let me = U / de * (a - ae - G * O), J = U / de * (i - G + ae * O);
	x = Math.atan2(me, J);
	let he = (J + J) * me, Y = 1 - 2 * me * me;
	O = 1 / ue;
	let X = .5 * d * O, ge = X * O;
	e.method === "d" && (f = o * o, e.con41 = 3 * f - 1, e.x1mth2 = 1 - f, e.x7thm1 = 7 * f - 1);
	let _e = de * (1 - 1.5 * ge * pe * e.con41) + .5 * X * e.x1mth2 * Y;
	if (_e < 1) return e.error = D.Decayed, null;
	x -= .25 * ge * e.x7thm1 * he;
	let ve = L + 1.5 * ge * o * he, ye = I + 1.5 * ge * o * u * Y, be = q - P * X * e.x1mth2 * he / c, xe = fe + P * X * (e.x1mth2 * Y + 1.5 * e.con41) / c, Se = Math.sin(x), Ce = Math.cos(x), we = Math.sin(ve), Te = Math.cos(ve), Ee = Math.sin(ye), De = Math.cos(ye), Oe = -we * De, Z = Te * De, ke = Oe * Se + Te * Ce, Ae = Z * Se + we * Ce, je = Ee * Se, Me = Oe * Ce - Te * Se, Ne = Z * Ce - we * Se, Pe = Ee * Ce;
	return {
		position: {
			x: _e * ke * s,
			y: _e * Ae * s,
			z: _e * je * s
		},
		velocity: {
			x: (be * ke + xe * Me) * l,
			y: (be * Ae + xe * Ne) * l,
			z: (be * je + xe * Pe) * l
		},
		meanElements: W
	};
}
// node_modules/satellite.js/dist/propagation/sgp4init.js
function k(e, t) {
	let { opsmode: r, satn: i, epoch: a, xbstar: o, xecco: c, xargpo: l, xinclo: f, xmo: g, xno: _, xnodeo: v } = t, y, C, w, E, D, k, A, j, M, N, P, F, I, ee, te, L, R, z, B, V, H, U, W, ne, re, ie, G, ae, K, oe, se, ce, le, ue, de, q, fe, pe, me, J, he, Y, X, ge, _e, ve, ye, be, xe, Se, Ce, we, Te, Ee, De, Oe, Z = e;
	Z.isimp = 0, Z.method = "n", Z.aycof = 0, Z.con41 = 0, Z.cc1 = 0, Z.cc4 = 0, Z.cc5 = 0, Z.d2 = 0, Z.d3 = 0, Z.d4 = 0, Z.delmo = 0, Z.eta = 0, Z.argpdot = 0, Z.omgcof = 0, Z.sinmao = 0, Z.t = 0, Z.t2cof = 0, Z.t3cof = 0, Z.t4cof = 0, Z.t5cof = 0, Z.x1mth2 = 0, Z.x7thm1 = 0, Z.mdot = 0, Z.nodedot = 0, Z.xlcof = 0, Z.xmcof = 0, Z.nodecf = 0, Z.irez = 0, Z.d2201 = 0, Z.d2211 = 0, Z.d3210 = 0, Z.d3222 = 0, Z.d4410 = 0, Z.d4422 = 0, Z.d5220 = 0, Z.d5232 = 0, Z.d5421 = 0, Z.d5433 = 0, Z.dedt = 0, Z.del1 = 0, Z.del2 = 0, Z.del3 = 0, Z.didt = 0, Z.dmdt = 0, Z.dnodt = 0, Z.domdt = 0, Z.e3 = 0, Z.ee2 = 0, Z.peo = 0, Z.pgho = 0, Z.pho = 0, Z.pinco = 0, Z.plo = 0, Z.se2 = 0, Z.se3 = 0, Z.sgh2 = 0, Z.sgh3 = 0, Z.sgh4 = 0, Z.sh2 = 0, Z.sh3 = 0, Z.si2 = 0, Z.si3 = 0, Z.sl2 = 0, Z.sl3 = 0, Z.sl4 = 0, Z.gsto = 0, Z.xfact = 0, Z.xgh2 = 0, Z.xgh3 = 0, Z.xgh4 = 0, Z.xh2 = 0, Z.xh3 = 0, Z.xi2 = 0, Z.xi3 = 0, Z.xl2 = 0, Z.xl3 = 0, Z.xl4 = 0, Z.xlamo = 0, Z.zmol = 0, Z.zmos = 0, Z.atime = 0, Z.xli = 0, Z.xni = 0, Z.bstar = o, Z.ecco = c, Z.argpo = l, Z.inclo = f, Z.mo = g, Z.no = _, Z.nokozai = _, Z.nodeo = v, Z.operationmode = r;
	let ke = 78 / s + 1, Ae = 42 / s, je = Ae * Ae * Ae * Ae;
	Z.init = "y", Z.t = 0;
	let Me = T({
		satn: i,
		ecco: Z.ecco,
		epoch: a,
		inclo: Z.inclo,
		no: Z.no,
		method: Z.method,
		opsmode: Z.operationmode
	}), { ao: Ne, con42: Pe, cosio: Fe, cosio2: Ie, eccsq: Le, omeosq: Re, posq: ze, rp: Be, rteosq: Ve, sinio: He } = Me;
	if (Z.no = Me.no, Z.con41 = Me.con41, Z.gsto = Me.gsto, Z.a = (Z.no * u) ** (-2 / 3), Z.alta = Z.a * (1 + Z.ecco) - 1, Z.altp = Z.a * (1 - Z.ecco) - 1, Z.error = 0, Re >= 0 || Z.no >= 0) {
		if (Z.isimp = 0, Be < 220 / 6378.135 + 1 && (Z.isimp = 1), G = ke, H = je, z = (Be - 1) * s, z < 156) {
			G = z - 78, z < 98 && (G = 20);
			let e = (120 - G) / s;
			H = e * e * e * e, G = G / s + 1;
		}
		B = 1 / ze, ve = 1 / (Ne - G), Z.eta = Ne * Z.ecco * ve, F = Z.eta * Z.eta, P = Z.ecco * Z.eta, V = Math.abs(1 - F), k = H * ve ** 4, A = k / V ** 3.5, E = A * Z.no * (Ne * (1 + 1.5 * F + P * (4 + F)) + .375 * d * ve / V * Z.con41 * (8 + 3 * F * (8 + F))), Z.cc1 = Z.bstar * E, D = 0, Z.ecco > 1e-4 && (D = -2 * k * ve * m * Z.no * He / Z.ecco), Z.x1mth2 = 1 - Ie, Z.cc4 = 2 * Z.no * A * Ne * Re * (Z.eta * (2 + .5 * F) + Z.ecco * (.5 + 2 * F) - d * ve / (Ne * V) * (-3 * Z.con41 * (1 - 2 * P + F * (1.5 - .5 * P)) + .75 * Z.x1mth2 * (2 * F - P * (1 + F)) * Math.cos(2 * Z.argpo))), Z.cc5 = 2 * A * Ne * Re * (1 + 2.75 * (F + P) + P * F), j = Ie * Ie, X = 1.5 * d * B * Z.no, ge = .5 * X * d * B, _e = -.46875 * p * B * B * Z.no, Z.mdot = Z.no + .5 * X * Ve * Z.con41 + .0625 * ge * Ve * (13 - 78 * Ie + 137 * j), Z.argpdot = -.5 * X * Pe + .0625 * ge * (7 - 114 * Ie + 395 * j) + _e * (3 - 36 * Ie + 49 * j), be = -X * Fe, Z.nodedot = be + (.5 * ge * (4 - 19 * Ie) + 2 * _e * (3 - 7 * Ie)) * Fe, ye = Z.argpdot + Z.nodedot, Z.omgcof = Z.bstar * D * Math.cos(Z.argpo), Z.xmcof = 0, Z.ecco > 1e-4 && (Z.xmcof = -h * k * Z.bstar / P), Z.nodecf = 3.5 * Re * be * Z.cc1, Z.t2cof = 1.5 * Z.cc1, Z.xlcof = Math.abs(Fe + 1) > 15e-13 ? -.25 * m * He * (3 + 5 * Fe) / (1 + Fe) : -.25 * m * He * (3 + 5 * Fe) / 15e-13, Z.aycof = -.5 * m * He;
		let e = 1 + Z.eta * Math.cos(Z.mo);
		if (Z.delmo = e * e * e, Z.sinmao = Math.sin(Z.mo), Z.x7thm1 = 7 * Ie - 1, 2 * n / Z.no >= 225) {
			Z.method = "d", Z.isimp = 1, he = 0, te = Z.inclo;
			let e = x({
				epoch: a,
				ep: Z.ecco,
				argpp: Z.argpo,
				tc: he,
				inclp: Z.inclo,
				nodep: Z.nodeo,
				np: Z.no,
				e3: Z.e3,
				ee2: Z.ee2,
				peo: Z.peo,
				pgho: Z.pgho,
				pho: Z.pho,
				pinco: Z.pinco,
				plo: Z.plo,
				se2: Z.se2,
				se3: Z.se3,
				sgh2: Z.sgh2,
				sgh3: Z.sgh3,
				sgh4: Z.sgh4,
				sh2: Z.sh2,
				sh3: Z.sh3,
				si2: Z.si2,
				si3: Z.si3,
				sl2: Z.sl2,
				sl3: Z.sl3,
				sl4: Z.sl4,
				xgh2: Z.xgh2,
				xgh3: Z.xgh3,
				xgh4: Z.xgh4,
				xh2: Z.xh2,
				xh3: Z.xh3,
				xi2: Z.xi2,
				xi3: Z.xi3,
				xl2: Z.xl2,
				xl3: Z.xl3,
				xl4: Z.xl4,
				zmol: Z.zmol,
				zmos: Z.zmos
			});
			Z.e3 = e.e3, Z.ee2 = e.ee2, Z.peo = e.peo, Z.pgho = e.pgho, Z.pho = e.pho, Z.pinco = e.pinco, Z.plo = e.plo, Z.se2 = e.se2, Z.se3 = e.se3, Z.sgh2 = e.sgh2, Z.sgh3 = e.sgh3, Z.sgh4 = e.sgh4, Z.sh2 = e.sh2, Z.sh3 = e.sh3, Z.si2 = e.si2, Z.si3 = e.si3, Z.sl2 = e.sl2, Z.sl3 = e.sl3, Z.sl4 = e.sl4, {sinim: C, cosim: y, em: M, emsq: N, s1: U, s2: W, s3: ne, s4: re, s5: ie, ss1: ae, ss2: K, ss3: oe, ss4: se, ss5: ce, sz1: le, sz3: ue, sz11: de, sz13: q, sz21: fe, sz23: pe, sz31: me, sz33: J} = e, Z.xgh2 = e.xgh2, Z.xgh3 = e.xgh3, Z.xgh4 = e.xgh4, Z.xh2 = e.xh2, Z.xh3 = e.xh3, Z.xi2 = e.xi2, Z.xi3 = e.xi3, Z.xl2 = e.xl2, Z.xl3 = e.xl3, Z.xl4 = e.xl4, Z.zmol = e.zmol, Z.zmos = e.zmos, {nm: R, z1: xe, z3: Se, z11: Ce, z13: we, z21: Te, z23: Ee, z31: De, z33: Oe} = e;
			let t = b(Z, {
				inclo: te,
				init: Z.init,
				ep: Z.ecco,
				inclp: Z.inclo,
				nodep: Z.nodeo,
				argpp: Z.argpo,
				mp: Z.mo,
				opsmode: Z.operationmode
			});
			Z.ecco = t.ep, Z.inclo = t.inclp, Z.nodeo = t.nodep, Z.argpo = t.argpp, Z.mo = t.mp, I = 0, ee = 0, L = 0;
			let n = S({
				cosim: y,
				emsq: N,
				argpo: Z.argpo,
				s1: U,
				s2: W,
				s3: ne,
				s4: re,
				s5: ie,
				sinim: C,
				ss1: ae,
				ss2: K,
				ss3: oe,
				ss4: se,
				ss5: ce,
				sz1: le,
				sz3: ue,
				sz11: de,
				sz13: q,
				sz21: fe,
				sz23: pe,
				sz31: me,
				sz33: J,
				t: Z.t,
				tc: he,
				gsto: Z.gsto,
				mo: Z.mo,
				mdot: Z.mdot,
				no: Z.no,
				nodeo: Z.nodeo,
				nodedot: Z.nodedot,
				xpidot: ye,
				z1: xe,
				z3: Se,
				z11: Ce,
				z13: we,
				z21: Te,
				z23: Ee,
				z31: De,
				z33: Oe,
				ecco: Z.ecco,
				eccsq: Le,
				em: M,
				argpm: I,
				inclm: te,
				mm: L,
				nm: R,
				nodem: ee,
				irez: Z.irez,
				atime: Z.atime,
				d2201: Z.d2201,
				d2211: Z.d2211,
				d3210: Z.d3210,
				d3222: Z.d3222,
				d4410: Z.d4410,
				d4422: Z.d4422,
				d5220: Z.d5220,
				d5232: Z.d5232,
				d5421: Z.d5421,
				d5433: Z.d5433,
				dedt: Z.dedt,
				didt: Z.didt,
				dmdt: Z.dmdt,
				dnodt: Z.dnodt,
				domdt: Z.domdt,
				del1: Z.del1,
				del2: Z.del2,
				del3: Z.del3,
				xfact: Z.xfact,
				xlamo: Z.xlamo,
				xli: Z.xli,
				xni: Z.xni
			});
			Z.irez = n.irez, Z.atime = n.atime, Z.d2201 = n.d2201, Z.d2211 = n.d2211, Z.d3210 = n.d3210, Z.d3222 = n.d3222, Z.d4410 = n.d4410, Z.d4422 = n.d4422, Z.d5220 = n.d5220, Z.d5232 = n.d5232, Z.d5421 = n.d5421, Z.d5433 = n.d5433, Z.dedt = n.dedt, Z.didt = n.didt, Z.dmdt = n.dmdt, Z.dnodt = n.dnodt, Z.domdt = n.domdt, Z.del1 = n.del1, Z.del2 = n.del2, Z.del3 = n.del3, Z.xfact = n.xfact, Z.xlamo = n.xlamo, Z.xli = n.xli, Z.xni = n.xni;
		}
		Z.isimp !== 1 && (w = Z.cc1 * Z.cc1, Z.d2 = 4 * Ne * ve * w, Y = Z.d2 * ve * Z.cc1 / 3, Z.d3 = (17 * Ne + G) * Y, Z.d4 = .5 * Y * Ne * ve * (221 * Ne + 31 * G) * Z.cc1, Z.t3cof = Z.d2 + 2 * w, Z.t4cof = .25 * (3 * Z.d3 + Z.cc1 * (12 * Z.d2 + 10 * w)), Z.t5cof = .2 * (3 * Z.d4 + 12 * Z.cc1 * Z.d3 + 6 * Z.d2 * Z.d2 + 15 * w * (2 * Z.d2 + w)));
	}
	O(Z, 0), Z.init = "n";
}
// node_modules/satellite.js/dist/io.js
function A(e, t) {
	k(e, {
		opsmode: t,
		satn: e.satnum,
		epoch: e.jdsatepoch - 2433281.5,
		xbstar: e.bstar,
		xecco: e.ecco,
		xargpo: e.argpo,
		xinclo: e.inclo,
		xmo: e.mo,
		xno: e.no,
		xnodeo: e.nodeo
	});
}
function j(e, t = "i") {
	let n = e.NORAD_CAT_ID.toString(), r = new Date(e.EPOCH.endsWith("Z") ? e.EPOCH : `${e.EPOCH}Z`), a = r.getUTCFullYear(), o = Number(a.toString().slice(-2)), s = (r.valueOf() - new Date(Date.UTC(a, 0, 1, 0, 0, 0)).valueOf()) / 864e5 + 1, c = Number(e.MEAN_MOTION_DOT), l = Number(e.MEAN_MOTION_DDOT);
	c /= g * 1440, l /= g * 1440 * 1440;
	let u = Number(e.BSTAR), d = Number(e.INCLINATION) * i, f = Number(e.RA_OF_ASC_NODE) * i, p = Number(e.ECCENTRICITY), m = Number(e.ARG_OF_PERICENTER) * i, h = Number(e.MEAN_ANOMALY) * i, v = Number(e.MEAN_MOTION) / g, { mon: b, day: x, hr: S, minute: C, sec: w } = _(a, s), T = y(a, b, x, S, C, w), E = {
		error: 0,
		satnum: n,
		epochyr: o,
		epochdays: s,
		ndot: c,
		nddot: l,
		bstar: u,
		inclo: d,
		nodeo: f,
		ecco: p,
		argpo: m,
		mo: h,
		no: v,
		jdsatepoch: T
	};
	return A(E, t), E;
}
// node_modules/satellite.js/dist/propagation/check-for-decay.js
var M = (e) => e.tempa <= 0;
// node_modules/satellite.js/dist/propagation/propagate.js
function N(e, ...t) {
	let n = t.at(-1), r = typeof n == "object" && !(n instanceof Date) ? n : void 0, i = O(e, (y(...r ? t.slice(0, -1) : t) - e.jdsatepoch) * a);
	return r?.communityDecayCheckEnabled && i && M(e) ? (e.error = D.Decayed, null) : i;
}
// src/elements.ts
var P = 6378.135, F = 2 * Math.PI, I = Math.PI / 180, ee = .001082616, te = 1330661196;
function L(e) {
	let t = new DataView(e);
	if (e.byteLength < 24 || t.getUint32(0, !1) !== te) throw Error("the answer is not a packed catalogue");
	let n = t.getUint32(4, !0), r = 24 + n * 37;
	if (e.byteLength !== r) throw Error(`the packed catalogue has ${e.byteLength} bytes, ${r} were expected`);
	let i = { offset: 24 }, a = (e) => {
		let t = i.offset;
		return i.offset += e, t;
	};
	return {
		instantMs: t.getFloat64(8, !0),
		count: n,
		values: new Float32Array(e, a(n * 7 * 4), n * 7),
		noradId: new Uint32Array(e, a(n * 4), n),
		ageDays: new Float32Array(e, a(n * 4), n),
		regime: new Uint8Array(e, a(n), n)
	};
}
function R(e, t, n) {
	let r = t * 7, [i, a, o, s, c, l, u] = e.subarray(r, r + 7), d = i * (1 - a * a), f = 1.5 * ee * u / (d * d), p = s - f * Math.cos(o) * n, m = c + f * (2 - 2.5 * Math.sin(o) ** 2) * n, h = (l + u * n) % F, g = h + a * Math.sin(h);
	for (let e = 0; e < 5; e++) g -= (g - a * Math.sin(g) - h) / (1 - a * Math.cos(g));
	let _ = i * (Math.cos(g) - a), v = i * Math.sqrt(1 - a * a) * Math.sin(g), y = _ * Math.cos(m) - v * Math.sin(m), b = _ * Math.sin(m) + v * Math.cos(m);
	return [
		y * Math.cos(p) - b * Math.cos(o) * Math.sin(p),
		y * Math.sin(p) + b * Math.cos(o) * Math.cos(p),
		b * Math.sin(o)
	];
}
function z(e) {
	let t = (e / 864e5 + 2440587.5 - 2451545) / 36525;
	return ((67310.54841 + 3164400184.812866 * t + .093104 * t * t - 62e-7 * t ** 3) % 86400 / 240 * I % F + F) % F;
}
function B(e) {
	let t = e / 864e5 + 2440587.5 - 2451545, n = (357.529 + .98560028 * t) * I, r = (280.459 + .98564736 * t + 1.915 * Math.sin(n) + .02 * Math.sin(2 * n)) * I, i = (23.439 - 36e-8 * t) * I;
	return [
		Math.cos(r),
		Math.cos(i) * Math.sin(r),
		Math.sin(i) * Math.sin(r)
	];
}
// src/exact.ts
var V = class {
	noradId;
	name;
	records;
	constructor(e, t, n) {
		this.noradId = e, this.name = t, this.records = n.map((e) => ({
			epochMs: Date.parse(e.EPOCH + "Z"),
			record: j(e),
			set: e
		})).sort((e, t) => e.epochMs - t.epochMs);
	}
	get count() {
		return this.records.length;
	}
	setAt(e) {
		let t = this.records[0];
		for (let n of this.records) n.epochMs <= e && (t = n);
		return t;
	}
	at(e) {
		let t = this.setAt(e);
		if (!t) return;
		let { x: n, y: r, z: i } = N(t.record, new Date(e))?.position ?? {
			x: NaN,
			y: NaN,
			z: NaN
		};
		return Number.isFinite(n) ? [
			n / P,
			r / P,
			i / P
		] : void 0;
	}
	periodMin(e) {
		let t = this.setAt(e)?.set;
		return t ? 1440 / Number(t.MEAN_MOTION) : 0;
	}
	ageHours(e) {
		let t = this.setAt(e);
		return t ? (e - t.epochMs) / 36e5 : NaN;
	}
};
function H(e, t, n, r, i = 400) {
	let a = [], o = [];
	for (let s = 0; s < i; s++) {
		let c = n + (r - n) * s / (i - 1), l = e.at(c), u = t.at(c);
		l && u && (a.push(c / 1e3), o.push(Math.hypot(l[0] - u[0], l[1] - u[1], l[2] - u[2]) * P));
	}
	return [a, o];
}
// src/theme.ts
var U = {
	dark: !0,
	sky: "#05090f",
	day: "#17354d",
	night: "#0b1a28",
	coast: "#7fa8c4",
	grid: "#2a4a61",
	ink: "#dfe8ee",
	categories: [
		"#56b4e9",
		"#e69f00",
		"#009e73",
		"#cc79a7",
		"#f0e442",
		"#d55e00",
		"#0072b2"
	],
	other: "#8b98a3",
	first: "#ffffff",
	second: "#ffb000"
}, W = {
	dark: !1,
	sky: "#f3f5f7",
	day: "#d5e4ee",
	night: "#b4c6d3",
	coast: "#3c5a70",
	grid: "#9db3c3",
	ink: "#14212b",
	categories: [
		"#0072b2",
		"#b06f00",
		"#00734f",
		"#a84a80",
		"#7a7000",
		"#b34700",
		"#2a7fae"
	],
	other: "#6b7781",
	first: "#000000",
	second: "#b34700"
};
function ne(e) {
	let t = e.closest("[data-theme]")?.getAttribute("data-theme");
	return (t ? t === "dark" : matchMedia("(prefers-color-scheme: dark)").matches) ? U : W;
}
function re(e) {
	let t = parseInt(e.slice(1), 16);
	return [
		t >> 16,
		t >> 8 & 255,
		t & 255
	];
}
// src/legend.ts
var ie = class {
	categories;
	hidden = /* @__PURE__ */ new Set();
	of;
	constructor(e, t, n, r, i) {
		let [a, o] = n === "state" && t ? ae(e, t, i) : n === "age" ? G(e, i) : [i.regimes.split("|"), e.regime];
		this.of = o;
		let s = Array(a.length).fill(0);
		for (let e of o) s[e]++;
		this.categories = a.map((e, t) => ({
			key: e,
			name: e,
			colour: r.categories[t] ?? r.other,
			count: s[t]
		}));
	}
	rule(e, t) {
		let n = this.categories.map((e) => re(e.colour)), r = this.categories.map((e) => !this.hidden.has(e.key));
		return (i) => {
			let a = this.of[i], o = e.has(t.noradId[i]) ? 2 : +!!r[a];
			return [...n[a], o];
		};
	}
};
function G(e, t) {
	let n = Uint8Array.from(e.ageDays, (e) => e < 1 ? 0 : e < 3 ? 1 : e < 7 ? 2 : 3);
	return [t.ages.split("|"), n];
}
function ae(e, t, n) {
	let r = new Map(t.norad_id.map((e, n) => [e, t.state[n] ?? ""])), i = /* @__PURE__ */ new Map(), a = Array.from(e.noradId, (e) => r.get(e) ?? "");
	for (let e of a) e && i.set(e, (i.get(e) ?? 0) + 1);
	let o = [...i].sort((e, t) => t[1] - e[1] || e[0].localeCompare(t[0])).slice(0, 6), s = new Map(o.map(([e], t) => [e, t])), c = [
		...s.keys(),
		n.others,
		n.nobody
	], l = s.size;
	return [c, Uint8Array.from(a, (e) => e ? s.get(e) ?? l : l + 1)];
}
// src/source.ts
function K(e) {
	return (/* @__PURE__ */ new Date(Math.round(e / 1e3) * 1e3)).toISOString().slice(0, 19) + "Z";
}
var oe = class {
	base;
	constructor(e) {
		this.base = e;
	}
	async ask(e) {
		let t = await fetch(this.base + e);
		if (!t.ok) throw Error(`${this.base + e}: ${t.status} ${t.statusText}`);
		return t;
	}
	async span() {
		return (await this.ask("/span")).json();
	}
	async elements(e) {
		return L(await (await this.ask(`/elements?at=${K(e)}`)).arrayBuffer());
	}
	async names() {
		return (await this.ask("/names")).json();
	}
	async sets(e, t) {
		return (await this.ask(`/sets/${e}?at=${K(t)}`)).json();
	}
	async findings() {
		return (await (await this.ask("/findings")).json()).findings;
	}
	async history(e) {
		return (await this.ask(`/history/${e}`)).json();
	}
	page(e) {
		return `/objects/${e}`;
	}
}, se = {
	label: "Globe of all objects with public element sets",
	describe: "Arrow keys turn, plus and minus come nearer and go farther, space starts and stops time, slash searches. The same facts stand in the tables of this site.",
	loading: "Reading the catalogue …",
	failed: "The globe cannot be drawn here: {reason}. The tables say the same.",
	crowdMotion: "All objects: mean elements moved by Kepler and J2, good to some kilometres.",
	exactMotion: "Selected: SGP4 of the element set as published.",
	shown: "{shown} of {count} objects shown",
	search: "Name, number or designator",
	noResult: "nothing found",
	colourBy: "Colour by",
	regime: "regime",
	state: "State",
	age: "age of the set",
	regimes: "low Earth orbit|medium Earth orbit|geosynchronous|highly eccentric",
	ages: "less than a day|1 to 3 days|3 to 7 days|more than 7 days",
	others: "others",
	nobody: "not stated by any source read",
	play: "Start time",
	pause: "Stop time",
	speed: "Speed",
	real: "real time",
	minuteASecond: "a minute a second",
	tenMinutesASecond: "ten minutes a second",
	hourASecond: "an hour a second",
	time: "Time (UTC)",
	span: "Day within the data",
	dayBack: "a day back",
	dayOn: "a day on",
	findings: "Findings",
	noFindings: "No finding with objects is on file.",
	selected: "Selected",
	nothingSelected: "Click an object, search for one or choose a finding.",
	clear: "Clear the selection",
	axis: "semi-major axis",
	inclination: "inclination",
	eccentricity: "eccentricity",
	period: "period",
	epoch: "epoch of the set",
	distanceInTime: "time shown less epoch",
	days: "{days} d",
	page: "page of the object",
	together: "Distance between the two, km (SGP4 of the sets in force)",
	nearest: "nearest {km} km at {time} on these sets",
	longitude: "Mean longitude, degrees east",
	axisHistory: "Semi-major axis, km",
	family: "Light all objects of the same launch",
	panel: "Controls",
	turnLeft: "Turn left",
	turnRight: "Turn right",
	turnUp: "Turn up",
	turnDown: "Turn down",
	nearer: "Nearer",
	farther: "Farther",
	read: "element sets of {time}"
};
function ce(e, t) {
	return e.replace(/\{(\w+)\}/g, (e, n) => String(t[n] ?? e));
}
// src/panel.ts
var le = [
	[1, "real"],
	[60, "minuteASecond"],
	[600, "tenMinutesASecond"],
	[3600, "hourASecond"]
], ue = class {
	words;
	clock;
	actions;
	element;
	timeBar;
	plots = t("div", { class: "globe-plots" });
	status = t("p", {
		class: "globe-status",
		role: "status"
	});
	search;
	results = t("ul", { class: "globe-results" });
	legend = t("ul", { class: "globe-legend" });
	chosen = t("div", { class: "globe-chosen" });
	findings = t("ul", { class: "globe-findings" });
	play;
	when;
	day;
	names;
	constructor(e, n, r) {
		this.words = e, this.clock = n, this.actions = r, this.search = t("input", {
			type: "search",
			placeholder: e.search,
			"aria-label": e.search,
			autocomplete: "off",
			oninput: () => this.offer()
		}), this.play = t("button", {
			type: "button",
			onclick: () => this.toggleTime()
		}, e.play), this.when = t("input", {
			type: "datetime-local",
			step: 1,
			"aria-label": e.time,
			onchange: () => this.jump()
		}), this.day = t("input", {
			type: "range",
			min: 0,
			max: Math.max(1, Math.round((n.lastMs - n.firstMs) / 36e5)),
			step: 1,
			"aria-label": e.span,
			oninput: () => n.ms = n.firstMs + Number(this.day.value) * 36e5
		}), this.timeBar = this.makeTimeBar();
		let i = t("select", { onchange: (e) => r.colourBy(e.target.value) }, ...[
			"regime",
			"state",
			"age"
		].map((n) => t("option", { value: n }, e[n])));
		this.element = t("details", {
			class: "globe-panel",
			open: matchMedia("(min-width: 48rem)").matches
		}, t("summary", {}, e.panel), this.search, this.results, t("h3", {}, e.selected), this.chosen, this.plots, t("h3", {}, t("label", {}, e.colourBy + " ", i)), this.legend, t("h3", {}, e.findings), this.findings), this.showChosen([], 0, !1), n.onChange(() => this.showTime()), this.showTime();
	}
	makeTimeBar() {
		let { words: e, clock: n } = this, r = t("select", {
			"aria-label": e.speed,
			onchange: (e) => n.rate = Number(e.target.value)
		}, ...le.map(([r, i]) => t("option", {
			value: String(r),
			selected: r === n.rate
		}, e[i])));
		return t("div", { class: "globe-time" }, this.play, r, t("button", {
			type: "button",
			"aria-label": e.dayBack,
			title: e.dayBack,
			onclick: () => n.ms -= 864e5
		}, "−1 d"), t("button", {
			type: "button",
			"aria-label": e.dayOn,
			title: e.dayOn,
			onclick: () => n.ms += 864e5
		}, "+1 d"), this.when, t("span", {}, "UTC"), this.day);
	}
	toggleTime() {
		this.clock.running = !this.clock.running, this.play.textContent = this.clock.running ? this.words.pause : this.words.play, this.play.setAttribute("aria-pressed", String(this.clock.running));
	}
	jump() {
		let e = Date.parse(this.when.value + "Z");
		Number.isFinite(e) && (this.clock.ms = e);
	}
	showTime() {
		document.activeElement !== this.when && (this.when.value = K(this.clock.ms).slice(0, 19)), (document.activeElement !== this.day || this.clock.running) && (this.day.value = String(Math.round((this.clock.ms - this.clock.firstMs) / 36e5))), this.day.setAttribute("aria-valuetext", K(this.clock.ms));
	}
	know(e) {
		this.names = e, this.offer();
	}
	offer() {
		let e = this.search.value.trim().toUpperCase();
		if (!e || !this.names) return this.results.replaceChildren();
		let { norad_id: n, name: r, cospar_id: i } = this.names, a = [];
		for (let t = 0; t < n.length && a.length < 8; t++) (String(n[t]) === e || r[t]?.toUpperCase().includes(e) || i[t]?.startsWith(e)) && a.push(t);
		this.results.replaceChildren(...a.map((e) => t("li", {}, t("button", {
			type: "button",
			onclick: () => this.actions.choose(n[e])
		}, `${r[e] ?? "?"} · ${n[e]}`)))), a.length || this.results.append(t("li", {}, this.words.noResult));
	}
	showLegend(e, n) {
		this.legend.replaceChildren(...e.filter((e) => e.count).map((e) => {
			let r = t("input", {
				type: "checkbox",
				checked: !n.has(e.key),
				onchange: (t) => this.actions.toggle(e.key, t.target.checked)
			}), i = t("span", {
				class: "globe-spot",
				"aria-hidden": "true"
			});
			return i.style.background = e.colour, t("li", {}, t("label", {}, r, i, `${e.name} (${e.count.toLocaleString("en")})`));
		}));
	}
	showFindings(e) {
		this.findings.replaceChildren(...e.map((e) => t("li", {}, t("button", {
			type: "button",
			onclick: () => this.actions.find(e)
		}, e.title)))), e.length || this.findings.append(t("li", {}, this.words.noFindings));
	}
	showChosen(e, n, r, i = () => null) {
		if (!e.length) {
			this.chosen.replaceChildren(t("p", {}, this.words.nothingSelected));
			return;
		}
		let a = t("input", {
			type: "checkbox",
			checked: r,
			onchange: (e) => this.actions.family(e.target.checked)
		});
		this.chosen.replaceChildren(...e.map((e) => this.describe(e, n, i(e.noradId))), t("label", {}, a, " " + this.words.family), t("button", {
			type: "button",
			onclick: () => this.actions.clear()
		}, this.words.clear));
	}
	describe(e, n, r) {
		let { words: i } = this, a = e.setAt(n), o = [];
		if (a) {
			let { set: e } = a, t = Number(e.MEAN_MOTION) * 2 * Math.PI / 86400;
			o.push([i.axis, `${Math.cbrt(398600.8 / t ** 2).toFixed(1)} km`], [i.inclination, `${Number(e.INCLINATION).toFixed(3)}°`], [i.eccentricity, Number(e.ECCENTRICITY).toFixed(6)], [i.period, `${(1440 / Number(e.MEAN_MOTION)).toFixed(2)} min`], [i.epoch, K(a.epochMs)], [i.distanceInTime, ce(i.days, { days: ((n - a.epochMs) / 864e5).toFixed(1) })]);
		}
		return t("section", {}, t("h4", {}, `${e.name} · ${e.noradId}`), t("dl", {}, ...o.flatMap(([e, n]) => [t("dt", {}, e), t("dd", {}, n)])), r ? t("a", { href: r }, i.page) : null);
	}
	say(e, t, n, r) {
		let { words: i } = this;
		this.status.textContent = [
			ce(i.shown, {
				shown: e.toLocaleString("en"),
				count: t.toLocaleString("en")
			}),
			ce(i.read, { time: K(n) }),
			i.crowdMotion,
			r ? i.exactMotion : ""
		].filter(Boolean).join(" · ");
	}
}, de = !0, q = "uplot", fe = "u-hz", pe = "u-vt", me = "u-title", J = "u-wrap", he = "u-under", Y = "u-over", X = "u-axis", ge = "u-off", _e = "u-select", ve = "u-cursor-x", ye = "u-cursor-y", be = "u-cursor-pt", xe = "u-legend", Se = "u-live", Ce = "u-inline", we = "u-series", Te = "u-marker", Ee = "u-label", De = "u-value", Oe = "width", Z = "height", ke = "top", Ae = "bottom", je = "left", Me = "right", Ne = "#000", Pe = "#0000", Fe = "mousemove", Ie = "mousedown", Le = "mouseup", Re = "mouseenter", ze = "mouseleave", Be = "dblclick", Ve = "resize", He = "scroll", Ue = "change", We = "dppxchange", Ge = "--", Ke = typeof window < "u", qe = Ke ? document : null, Je = Ke ? window : null, Ye = Ke ? navigator : null, Xe, Ze;
function Qe() {
	let e = devicePixelRatio;
	Xe != e && (Xe = e, Ze && pt(Ue, Ze, Qe), Ze = matchMedia(`(min-resolution: ${Xe - .001}dppx) and (max-resolution: ${Xe + .001}dppx)`), ft(Ue, Ze, Qe), Je.dispatchEvent(new CustomEvent(We)));
}
function $e(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function et(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function tt(e, t, n) {
	e.style[t] = n + "px";
}
function nt(e, t, n, r) {
	let i = qe.createElement(e);
	return t != null && $e(i, t), n?.insertBefore(i, r), i;
}
function rt(e, t) {
	return nt("div", e, t);
}
var it = /* @__PURE__ */ new WeakMap();
function at(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != it.get(e) && (e.style.transform = a, it.set(e, a), t < 0 || n < 0 || t > r || n > i ? $e(e, ge) : et(e, ge));
}
var ot = /* @__PURE__ */ new WeakMap();
function st(e, t, n) {
	let r = t + n;
	r != ot.get(e) && (ot.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var ct = /* @__PURE__ */ new WeakMap();
function lt(e, t, n, r) {
	let i = t + "" + n;
	i != ct.get(e) && (ct.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var ut = { passive: !0 }, dt = {
	...ut,
	capture: !0
};
function ft(e, t, n, r) {
	t.addEventListener(e, n, r ? dt : ut);
}
function pt(e, t, n, r) {
	t.removeEventListener(e, n, ut);
}
Ke && Qe();
function mt(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : It((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function ht(e) {
	return (t, n, r) => {
		let i = -1, a = -1;
		for (let a = n; a <= r; a++) if (e(t[a])) {
			i = a;
			break;
		}
		for (let i = r; i >= n; i--) if (e(t[i])) {
			a = i;
			break;
		}
		return [i, a];
	};
}
var gt = (e) => e != null, _t = (e) => e != null && e > 0, vt = ht(gt), yt = ht(_t);
function bt(e, t, n, r = 0, i = !1) {
	let a = i ? yt : vt, o = i ? _t : gt;
	[t, n] = a(e, t, n);
	let s = e[t], c = e[t];
	if (t > -1) {
		if (r == 1) s = e[t], c = e[n];
		else if (r == -1) s = e[n], c = e[t];
		else for (let r = t; r <= n; r++) {
			let t = e[r];
			o(t) && (t < s ? s = t : t > c && (c = t));
		}
	}
	return [s ?? qt, c ?? -qt];
}
function xt(e, t, n, r) {
	let i = Ht(e), a = Ht(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? Ut : Wt, s = i == 1 ? It : Rt, c = a == 1 ? Rt : It, l = s(o(Ft(e))), u = c(o(Ft(t))), d = Vt(n, l), f = Vt(n, u);
	return n == 10 && (l < 0 && (d = un(d, -l)), u < 0 && (f = un(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = ln(e, d), t = cn(t, f)), [e, t];
}
function St(e, t, n, r) {
	let i = xt(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var Ct = .1, wt = {
	mode: 3,
	pad: Ct
}, Tt = {
	pad: 0,
	soft: null,
	mode: 0
}, Et = {
	min: Tt,
	max: Tt
};
function Dt(e, t, n, r) {
	return xn(n) ? At(e, t, n) : (Tt.pad = n, Tt.soft = r ? 0 : null, Tt.mode = r ? 3 : 0, At(e, t, Et));
}
function Ot(e, t) {
	return e ?? t;
}
function kt(e, t, n) {
	for (t = Ot(t, 0), n = Ot(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function At(e, t, n) {
	let r = n.min, i = n.max, a = Ot(r.pad, 0), o = Ot(i.pad, 0), s = Ot(r.hard, -qt), c = Ot(i.hard, qt), l = Ot(r.soft, qt), u = Ot(i.soft, -qt), d = Ot(r.mode, 0), f = Ot(i.mode, 0), p = t - e, m = Ut(p), h = Bt(Ft(e), Ft(t)), g = Ft(Ut(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != qt && (a = 0), f == 2 && u != -qt && (o = 0)));
	let _ = p || h || 1e3, v = Vt(10, It(Ut(_))), y = un(ln(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : qt, x = Bt(s, y < b && e >= b ? b : zt(b, y)), S = un(cn(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -qt, w = zt(c, S > C && t <= C ? C : Bt(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var jt = new Intl.NumberFormat(Ke ? Ye.language : "en-US"), Mt = (e) => jt.format(e), Nt = Math, Pt = Nt.PI, Ft = Nt.abs, It = Nt.floor, Lt = Nt.round, Rt = Nt.ceil, zt = Nt.min, Bt = Nt.max, Vt = Nt.pow, Ht = Nt.sign, Ut = Nt.log10, Wt = Nt.log2, Gt = (e, t = 1) => Nt.sinh(e) * t, Kt = (e, t = 1) => Nt.asinh(e / t), qt = Infinity;
function Jt(e) {
	return (Ut((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function Yt(e, t, n) {
	return zt(Bt(e, t), n);
}
function Xt(e) {
	return typeof e == "function";
}
function Zt(e) {
	return Xt(e) ? e : () => e;
}
var Qt = () => {}, $t = (e) => e, en = (e, t) => t, tn = (e) => null, nn = (e) => !0, rn = (e, t) => e == t, an = /\.\d*?(?=9{6,}|0{6,})/gm, on = (e) => {
	if (vn(e) || dn.has(e)) return e;
	let t = `${e}`, n = t.match(an);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${on(e)}e${n}`;
	}
	return un(e, r);
};
function sn(e, t) {
	return on(un(on(e / t)) * t);
}
function cn(e, t) {
	return on(Rt(on(e / t)) * t);
}
function ln(e, t) {
	return on(It(on(e / t)) * t);
}
function un(e, t = 0) {
	if (vn(e)) return e;
	let n = 10 ** t;
	return Lt(e * n * (1 + 2 ** -52)) / n;
}
var dn = /* @__PURE__ */ new Map();
function fn(e) {
	return (("" + e).split(".")[1] || "").length;
}
function pn(e, t, n, r) {
	let i = [], a = r.map(fn);
	for (let o = t; o < n; o++) {
		let t = Ft(o), n = un(Vt(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : un(c, l);
			i.push(u), dn.set(u, l);
		}
	}
	return i;
}
var mn = {}, hn = [], gn = [null, null], _n = Array.isArray, vn = Number.isInteger, yn = (e) => e === void 0;
function bn(e) {
	return typeof e == "string";
}
function xn(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Sn(e) {
	return typeof e == "object" && !!e;
}
var Cn = Object.getPrototypeOf(Uint8Array), wn = "__proto__";
function Tn(e, t = xn) {
	let n;
	if (_n(e)) {
		let r = e.find((e) => e != null);
		if (_n(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = Tn(e[r], t);
		} else n = e.slice();
	} else if (e instanceof Cn) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != wn && (n[r] = Tn(e[r], t));
	} else n = e;
	return n;
}
function En(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != wn && (xn(e[t]) ? En(e[t], Tn(r[t])) : e[t] = Tn(r[t]));
	}
	return e;
}
var Dn = 0, On = 1, kn = 2;
function An(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function jn(e, t) {
	if (Pn(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return Fn(t[0]) || (t = Nn(t)), t;
	}
	let n = /* @__PURE__ */ new Set();
	for (let t = 0; t < e.length; t++) {
		let r = e[t][0], i = r.length;
		for (let e = 0; e < i; e++) n.add(r[e]);
	}
	let r = [Array.from(n).sort((e, t) => e - t)], i = r[0].length, a = /* @__PURE__ */ new Map();
	for (let e = 0; e < i; e++) a.set(r[0][e], e);
	for (let n = 0; n < e.length; n++) {
		let o = e[n], s = o[0];
		for (let e = 1; e < o.length; e++) {
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : On, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != Dn && (l[n] = t, u == kn && d.push(n)) : l[n] = t;
			}
			An(l, d, i), r.push(l);
		}
	}
	return r;
}
var Mn = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function Nn(e) {
	let t = e[0], n = t.length, r = Array(n);
	for (let e = 0; e < r.length; e++) r[e] = e;
	r.sort((e, n) => t[e] - t[n]);
	let i = [];
	for (let t = 0; t < e.length; t++) {
		let a = e[t], o = Array(n);
		for (let e = 0; e < n; e++) o[e] = a[r[e]];
		i.push(o);
	}
	return i;
}
function Pn(e) {
	let t = e[0][0], n = t.length;
	for (let r = 1; r < e.length; r++) {
		let i = e[r][0];
		if (i.length != n) return !1;
		if (i != t) {
			for (let e = 0; e < n; e++) if (i[e] != t[e]) return !1;
		}
	}
	return !0;
}
function Fn(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = Bt(1, It((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var In = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], Ln = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function Rn(e) {
	return e.slice(0, 3);
}
var zn = Ln.map(Rn), Bn = {
	MMMM: In,
	MMM: In.map(Rn),
	WWWW: Ln,
	WWW: zn
};
function Vn(e) {
	return (e < 10 ? "0" : "") + e;
}
function Hn(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var Un = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => Vn(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => Vn(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => Vn(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => Vn(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => Vn(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => Hn(e.getMilliseconds())
};
function Wn(e, t) {
	t ||= Bn;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? Un[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var Gn = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function Kn(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == Gn ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var qn = (e) => e % 1 == 0, Jn = [
	1,
	2,
	2.5,
	5
], Yn = pn(10, -32, 0, Jn), Xn = pn(10, 0, 32, Jn), Zn = Xn.filter(qn), Qn = Yn.concat(Xn), $n = "\n", er = "{YYYY}", tr = $n + er, nr = "{M}/{D}", rr = $n + nr, ir = rr + "/{YY}", ar = "{aa}", or = "{h}:{mm}" + ar, sr = $n + or, cr = ":{ss}", lr = null;
function ur(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? pn(10, 0, 3, Jn).filter(qn) : pn(10, -3, 0, Jn)).concat([
		t,
		t * 5,
		t * 10,
		t * 15,
		t * 30,
		n,
		n * 5,
		n * 10,
		n * 15,
		n * 30,
		r,
		r * 2,
		r * 3,
		r * 4,
		r * 6,
		r * 8,
		r * 12,
		i,
		i * 2,
		i * 3,
		i * 4,
		i * 5,
		i * 6,
		i * 7,
		i * 8,
		i * 9,
		i * 10,
		i * 15,
		a,
		a * 2,
		a * 3,
		a * 4,
		a * 6,
		o,
		o * 2,
		o * 5,
		o * 10,
		o * 25,
		o * 50,
		o * 100
	]), c = [
		[
			o,
			er,
			lr,
			lr,
			lr,
			lr,
			lr,
			lr,
			1
		],
		[
			i * 28,
			"{MMM}",
			tr,
			lr,
			lr,
			lr,
			lr,
			lr,
			1
		],
		[
			i,
			nr,
			tr,
			lr,
			lr,
			lr,
			lr,
			lr,
			1
		],
		[
			r,
			"{h}" + ar,
			ir,
			lr,
			rr,
			lr,
			lr,
			lr,
			1
		],
		[
			n,
			or,
			ir,
			lr,
			rr,
			lr,
			lr,
			lr,
			1
		],
		[
			t,
			cr,
			ir + " " + or,
			lr,
			rr + " " + or,
			lr,
			sr,
			lr,
			1
		],
		[
			e,
			cr + ".{fff}",
			ir + " " + or,
			lr,
			rr + " " + or,
			lr,
			sr,
			lr,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = un(g * e, 3), v = br(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = un(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : un(br(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(Lt(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = br(c + r * a, l + n * a, 1), s = o - t(un(o * e, 3));
					i = un((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (It(l) - It(_)) + cn(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = un(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = It(un(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					un((o - i) / d, 3) * v >= .7 && p.push(o);
				} else p.push(o);
			}
			return p;
		};
	}
	return [
		s,
		c,
		l
	];
}
var [dr, fr, pr] = ur(1), [mr, hr, gr] = ur(.001);
pn(2, -53, 53, [1]);
function _r(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function vr(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function yr(e, t) {
	let n = Wn(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function br(e, t, n) {
	return new Date(e, t, n);
}
function xr(e, t) {
	return t(e);
}
var Sr = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function Cr(e, t) {
	return (n, r, i, a) => a == null ? Ge : t(e(r));
}
function wr(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function Tr(e, t) {
	return e.series[t].fill(e, t);
}
var Er = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: Qt,
	markers: {
		show: !0,
		width: 2,
		stroke: wr,
		fill: Tr,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function Dr(e, t) {
	let n = e.cursor.points, r = rt(), i = n.size(e, t);
	tt(r, Oe, i), tt(r, Z, i);
	let a = i / -2;
	tt(r, "marginLeft", a), tt(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && tt(r, "borderWidth", o), r;
}
function Or(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function kr(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Ar(e, t) {
	return e.series[t].points.size;
}
var jr = [0, 0];
function Mr(e, t, n) {
	return jr[0] = t, jr[1] = n, jr;
}
function Nr(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function Pr(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var Fr = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: Mr,
	points: {
		one: !1,
		show: Dr,
		size: Ar,
		width: 0,
		stroke: kr,
		fill: Or
	},
	bind: {
		mousedown: Nr,
		mouseup: Nr,
		click: Nr,
		dblclick: Nr,
		mousemove: Pr,
		mouseleave: Pr,
		mouseenter: Pr
	},
	drag: {
		setScale: !0,
		x: !0,
		y: !1,
		dist: 0,
		uni: null,
		click: (e, t) => {
			t.stopPropagation(), t.stopImmediatePropagation();
		},
		_x: !1,
		_y: !1
	},
	focus: {
		dist: (e, t, n, r, i) => r - i,
		prox: -1,
		bias: 0
	},
	hover: {
		skip: [void 0],
		prox: null,
		bias: 0
	},
	left: -10,
	top: -10,
	idx: null,
	dataIdx: null,
	idxs: null,
	event: null
}, Ir = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, Lr = En({}, Ir, { filter: en }), Rr = En({}, Lr, { size: 10 }), zr = En({}, Ir, { show: !1 }), Br = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", Vr = "bold " + Br, Hr = 1.5, Ur = {
	show: !0,
	scale: "x",
	stroke: Ne,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Vr,
	side: 2,
	grid: Lr,
	ticks: Rr,
	border: zr,
	font: Br,
	lineGap: Hr,
	rotate: 0
}, Wr = "Value", Gr = "Time", Kr = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: qt,
	max: -Infinity,
	idxs: []
};
function qr(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : Mt(e));
}
function Jr(e, t, n, r, i, a, o) {
	let s = [], c = dn.get(i) || 0;
	n = o ? n : un(cn(n, i), c);
	for (let e = n; e <= r; e = un(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function Yr(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = Vt(c, It((c == 10 ? Ut : Wt)(n))), c == 10 && (i = Qn[mt(i, Qn)]);
	let l = n, u = i * c;
	c == 10 && (u = Qn[mt(u, Qn)]);
	do
		s.push(l), l += i, c == 10 && !dn.has(l) && (l = un(l, dn.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = Qn[mt(u, Qn)]));
	while (l <= r);
	return s;
}
function Xr(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? Yr(e, t, Bt(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? Yr(e, t, Bt(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var Zr = /./, Qr = /[12357]/, $r = /[125]/, ei = /1/, ti = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function ni(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? Zr : c(7, o) - u >= l ? Qr : c(5, o) - u >= l ? $r : ei;
	if (d == ei) {
		let e = Ft(c(1, o) - u);
		if (e < l) return ti(t.slice().reverse(), s.distr, d, Rt(l / e)).reverse();
	}
	return ti(t, s.distr, d, 1);
}
function ri(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = Ft(c(1, o) - c(2, o));
	return l < s ? ti(t.slice().reverse(), 3, Zr, Rt(s / l)).reverse() : t;
}
function ii(e, t, n, r) {
	return r == null ? Ge : t == null ? "" : Mt(t);
}
var ai = {
	show: !0,
	scale: "y",
	stroke: Ne,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Vr,
	side: 3,
	grid: Lr,
	ticks: Rr,
	border: zr,
	font: Br,
	lineGap: Hr,
	rotate: 0
};
function oi(e, t) {
	return un((3 + (e || 1) * 2) * t, 3);
}
function si(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = Ft(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * Xe);
	return r[1] - r[0] <= o;
}
var ci = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: qt,
	max: -Infinity
}, li = (e, t, n, r, i) => i, ui = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: li,
	alpha: 1,
	facets: [En({}, ci, { scale: "x" }), En({}, ci, { scale: "y" })]
}, di = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: li,
	alpha: 1,
	points: {
		show: si,
		filter: null
	},
	values: null,
	min: qt,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function fi(e, t, n, r, i) {
	return n / 10;
}
var pi = {
	time: de,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, mi = En({}, pi, {
	time: !1,
	ori: 1
}), hi = {};
function gi(e, t) {
	let n = hi[e];
	return n || (n = {
		key: e,
		plots: [],
		sub(e) {
			n.plots.push(e);
		},
		unsub(e) {
			n.plots = n.plots.filter((t) => t != e);
		},
		pub(e, t, r, i, a, o, s) {
			for (let c = 0; c < n.plots.length; c++) n.plots[c] != t && n.plots[c].pub(e, t, r, i, a, o, s);
		}
	}, e != null && (hi[e] = n)), n;
}
var _i = 1, vi = 2;
function yi(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, Oi, Ai, Mi, Pi, Ii) : n(i, c, l, u, d, _, g, p, f, h, m, ki, ji, Ni, Fi, Li);
}
function bi(e, t) {
	let n = 0, r = 0, i = Ot(e.bands, hn);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function xi(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function Si(e, t, n, r, i, a) {
	return yi(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? Ai : ji, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function Ci(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? Mi : Ni, c = n;
		for (let t = 0; t < e.length; t++) {
			let n = e[t];
			if (n[1] > n[0]) {
				let e = n[0] - c;
				e > 0 && s(o, c, r, e, r + a), c = n[1];
			}
		}
		let l = n + i - c;
		l > 0 && s(o, c, r - 5, l, r + a + 10);
	}
	return o;
}
function wi(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function Ti(e, t, n, r, i, a, o) {
	let s = [], c = e.length;
	for (let l = i == 1 ? n : r; l >= n && l <= r; l += i) if (t[l] === null) {
		let u = l, d = l;
		if (i == 1) for (; ++l <= r && t[l] === null;) d = l;
		else for (; --l >= n && t[l] === null;) d = l;
		let f = a(e[u]), p = d == u ? f : a(e[d]), m = u - i;
		f = o <= 0 && m >= 0 && m < c ? a(e[m]) : f;
		let h = d + i;
		p = o >= 0 && h >= 0 && h < c ? a(e[h]) : p, p >= f && s.push([f, p]);
	}
	return s;
}
function Ei(e) {
	return e == 0 ? $t : e == 1 ? Lt : (t) => sn(t, e);
}
function Di(e) {
	let t = e == 0 ? Oi : ki, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = zt(c, o / 2, s / 2), l = zt(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var Oi = (e, t, n) => {
	e.moveTo(t, n);
}, ki = (e, t, n) => {
	e.moveTo(n, t);
}, Ai = (e, t, n) => {
	e.lineTo(t, n);
}, ji = (e, t, n) => {
	e.lineTo(n, t);
}, Mi = Di(0), Ni = Di(1), Pi = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, Fi = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, Ii = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, Li = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function Ri(e) {
	return (e, t, n, r, i) => yi(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = Oi, v = Pi) : (_ = ki, v = Fi);
		let y = un(g.width * Xe, 3), b = (g.size - g.width) / 2 * Xe, x = un(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		Mi(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, Pt * 2);
			}
		};
		if (i) i.forEach(O);
		else for (let e = n; e <= r; e++) O(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function zi(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var Bi = zi(Ai), Vi = zi(ji);
function Hi(e) {
	let t = Ot(e?.alignGaps, 0);
	return (e, n, r, i) => yi(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = vt(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = Ai, b = Bi) : (y = ji, b = Vi);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: _i
		}, C = S.stroke, w = !1;
		if (i - r >= m * 4) {
			let t = (t) => e.posToVal(t, c.key, !0), n = null, a = null, l, u, d, f = _(o[x == 1 ? r : i]), p = _(o[r]), m = _(o[i]), h = t(x == 1 ? p + 1 : m - 1);
			for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
				let r = o[e], i = (x == 1 ? r < h : r > h) ? f : _(r), c = s[e];
				i == f ? c == null ? c === null && (w = !0) : (u = c, n == null ? (y(C, i, v(u)), l = n = a = u) : u < n ? n = u : u > a && (a = u)) : (n != null && b(C, f, v(n), v(a), v(l), v(u)), c == null ? (n = a = null, c === null && (w = !0)) : (u = c, y(C, i, v(u)), n = a = l = u), f = i, h = t(f + x));
			}
			n != null && n != a && d != f && b(C, f, v(n), v(a), v(l), v(u));
		} else for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
			let t = s[e];
			t === null ? w = !0 : t != null && y(C, _(o[e]), v(t));
		}
		let [T, E] = bi(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...Ti(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = Ci(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [Si(e, n, r, i, C, -1), Si(e, n, r, i, C, 1)] : Si(e, n, r, i, C, E)), S;
	});
}
function Ui(e) {
	let t = Ot(e.align, 1), n = Ot(e.ascDesc, !1), r = Ot(e.alignGaps, 0), i = Ot(e.extend, !1);
	return (e, a, o, s) => yi(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = vt(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? Ai : ji, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: _i
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), A = k, j = k;
		i && t == -1 && (j = b, w(E, j, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, A, i), w(E, r, i), O = i, A = r;
		}
		let M = A;
		i && t == 1 && (M = b + x, w(E, M, O));
		let [N, P] = bi(e, a);
		if (c.fill != null || N != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, N));
			w(t, M, n), w(t, j, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...Ti(l, u, o, s, D, S, r));
			let f = c.width * Xe / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = Ci(i, d.ori, h, g, _, v);
		}
		return P != 0 && (T.band = P == 2 ? [Si(e, a, o, s, E, -1), Si(e, a, o, s, E, 1)] : Si(e, a, o, s, E, P)), T;
	});
}
function Wi(e, t, n, r, i, a, o = qt) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = Ft(e[c] - e[s]);
				t < l && (l = t, o = Ft(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function Gi(e) {
	e ||= mn;
	let t = Ot(e.size, [
		.6,
		qt,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = Zt(i), o = 1 - t[0], s = Ot(t[1], qt), c = Ot(t[2], 1), l = Ot(e.disp, mn), u = Ot(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => yi(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * Xe, O = s * Xe, k = c * Xe, A, j;
		_.ori == 0 ? [A, j] = a(e, t) : [j, A] = a(e, t);
		let M = _.dir * (_.ori == 0 ? 1 : -1), N = _.ori == 0 ? Mi : Ni, P = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, F = Ot(e.bands, hn).find((e) => e.series[0] == t), I = F == null ? 0 : F.dir, ee = m.fillTo(e, t, m.min, m.max, I), te = T(b(ee, v, w, S)), L, R, z, B = C, V = T(m.width * Xe), H = !1, U = null, W = null, ne = null, re = null;
		d != null && (V == 0 || f != null) && (H = !0, U = d.values(e, t, i, p), W = /* @__PURE__ */ new Map(), new Set(U).forEach((e) => {
			e != null && W.set(e, new Path2D());
		}), V > 0 && (ne = f.values(e, t, i, p), re = /* @__PURE__ */ new Map(), new Set(ne).forEach((e) => {
			e != null && re.set(e, new Path2D());
		})));
		let { x0: ie, size: G } = l;
		if (ie != null && G != null) {
			E = 1, h = ie.values(e, t, i, p), ie.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = G.values(e, t, i, p);
			R = G.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), B = Wi(h, g, y, _, C, x, B), z = B - R + D;
		} else B = Wi(h, g, y, _, C, x, B), z = B * o + D, R = B - z;
		z < 1 && (z = 0), V >= R / 2 && (V = 0), z < 5 && (T = $t);
		let ae = z > 0, K = B - z - (ae ? V : 0);
		R = T(Yt(K, k, O)), L = (E == 0 ? R / 2 : E == M ? 0 : R) - E * M * ((E == 0 ? D / 2 : 0) + (ae ? V / 2 : 0));
		let oe = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, se = H ? null : new Path2D(), ce = null;
		if (F != null) ce = e.data[F.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), ce = n.values(e, t, i, p));
		}
		let le = A * R, ue = j * R;
		for (let n = M == 1 ? i : p; n >= i && n <= p; n += M) {
			let r = g[n];
			if (r == null) continue;
			if (ce != null) {
				let e = ce[n] ?? 0;
				if (r - e == 0) continue;
				te = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(Ot(r, ee), v, w, S), o = T(i - L), s = T(Bt(a, te)), c = T(zt(a, te)), u = s - c;
			if (r != null) {
				let i = r < 0 ? ue : le, a = r < 0 ? le : ue;
				H ? (V > 0 && ne[n] != null && N(re.get(ne[n]), o, c + It(V / 2), R, Bt(0, u - V), i, a), U[n] != null && N(W.get(U[n]), o, c + It(V / 2), R, Bt(0, u - V), i, a)) : N(se, o, c + It(V / 2), R, Bt(0, u - V), i, a), P(e, t, n, o - V / 2, c, R + V, u);
			}
		}
		return V > 0 ? oe.stroke = H ? re : se : H || (oe._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, oe.width = 0), oe.fill = H ? W : se, oe;
	});
}
function Ki(e, t) {
	let n = Ot(t?.alignGaps, 0);
	return (t, r, i, a) => yi(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = vt(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = Oi, S = Ai, x = Ii) : (b = ki, S = ji, x = Li);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = s[e], n = v(t);
			E.push(T = n), D.push(y(c[e]));
		}
		let O = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: _i
		}, k = O.stroke, [A, j] = bi(t, r);
		if (o.fill != null || A != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, A));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...Ti(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = Ci(e, l.ori, p, m, h, g);
		}
		return j != 0 && (O.band = j == 2 ? [Si(t, r, i, a, k, -1), Si(t, r, i, a, k, 1)] : Si(t, r, i, a, k, j)), O;
	});
}
function qi(e) {
	return Ki(Ji, e);
}
function Ji(e, t, n, r, i, a) {
	let o = e.length;
	if (o < 2) return null;
	let s = new Path2D();
	if (n(s, e[0], t[0]), o == 2) r(s, e[1], t[1]);
	else {
		let n = Array(o), r = Array(o - 1), a = Array(o - 1), c = Array(o - 1);
		for (let n = 0; n < o - 1; n++) a[n] = t[n + 1] - t[n], c[n] = e[n + 1] - e[n], r[n] = a[n] / c[n];
		n[0] = r[0];
		for (let e = 1; e < o - 1; e++) r[e] === 0 || r[e - 1] === 0 || r[e - 1] > 0 != r[e] > 0 ? n[e] = 0 : (n[e] = 3 * (c[e - 1] + c[e]) / ((2 * c[e] + c[e - 1]) / r[e - 1] + (c[e] + 2 * c[e - 1]) / r[e]), isFinite(n[e]) || (n[e] = 0));
		n[o - 1] = r[o - 2];
		for (let r = 0; r < o - 1; r++) i(s, e[r] + c[r] / 3, t[r] + n[r] * c[r] / 3, e[r + 1] - c[r] / 3, t[r + 1] - n[r + 1] * c[r] / 3, e[r + 1], t[r + 1]);
	}
	return s;
}
var Yi = /* @__PURE__ */ new Set();
function Xi() {
	for (let e of Yi) e.syncRect(!0);
}
Ke && (ft(Ve, Je, Xi), ft(He, Je, Xi, !0), ft(We, Je, () => {
	fa.pxRatio = Xe;
}));
var Zi = Hi(), Qi = Ri();
function $i(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => ta(e, r, t, n));
}
function ea(e, t) {
	return e.map((e, n) => n == 0 ? {} : En({}, t, e));
}
function ta(e, t, n, r) {
	return En({}, t == 0 ? n : r, e);
}
function na(e, t, n) {
	return t == null ? gn : [t, n];
}
var ra = na;
function ia(e, t, n) {
	return t == null ? gn : Dt(t, n, Ct, !0);
}
function aa(e, t, n, r) {
	return t == null ? gn : xt(t, n, e.scales[r].log, !1);
}
var oa = aa;
function sa(e, t, n, r) {
	return t == null ? gn : St(t, n, e.scales[r].log, !1);
}
var ca = sa;
function la(e, t, n, r, i) {
	let a = Bt(Jt(e), Jt(t)), o = t - e, s = mt(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? dn.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function ua(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = Lt((n = +r) * Xe)) + "px"), [
		e,
		t,
		n
	];
}
function da(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = un(e[2] * Xe, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function fa(e, t, n) {
	let r = { mode: Ot(e.mode, 1) }, i = r.mode;
	function a(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? 1 - i : i);
	}
	function o(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? i : 1 - i);
	}
	function s(e, t, n, r) {
		return t.ori == 0 ? a(e, t, n, r) : o(e, t, n, r);
	}
	r.valToPosH = a, r.valToPosV = o;
	let c = !1;
	r.status = 0;
	let l = r.root = rt(q);
	if (e.id != null && (l.id = e.id), $e(l, e.class), e.title) {
		let t = rt(me, l);
		t.textContent = e.title;
	}
	let u = nt("canvas"), d = r.ctx = u.getContext("2d"), f = rt(J, l);
	ft("click", f, (e) => {
		e.target === m && (li != ei || hi != ti) && bi.click(r, e);
	}, !0);
	let p = r.under = rt(he, f);
	f.appendChild(u);
	let m = r.over = rt(Y, f);
	e = Tn(e);
	let h = +Ot(e.pxAlign, 1), g = Ei(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? $i(e.series || [], Kr, di, !1) : ea(e.series || [null], ui), y = r.axes = $i(e.axes || [], Ur, ai, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = Zt(e.fill || null), e.dir = Ot(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: kr,
		series: ar
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => Ut(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => Kt(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || mn)[t] || mn;
			if (r.from != null) {
				E(r.from);
				let e = En({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = En({}, t == S ? pi : mi, r), n.key = t;
				let e = n.time, a = n.range, o = _n(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? wt : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? wt : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && xn(a))) {
					let e = a;
					a = (t, n, r) => n == null ? gn : Dt(n, r, e);
				}
				n.range = Zt(a || (e ? ra : t == S ? n.distr == 3 ? oa : n.distr == 4 ? ca : na : n.distr == 3 ? aa : n.distr == 4 ? sa : ia)), n.auto = Zt(!o && n.auto), n.clamp = Zt(n.clamp || fi), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, A;
	D.ori == 0 ? ($e(l, fe), k = a, A = o) : ($e(l, pe), k = o, A = a);
	let j = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (j[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let M = e.tzDate || ((e) => new Date(Lt(e / _))), N = e.fmtDate || Wn, P = _ == 1 ? pr(M) : gr(M), F = vr(M, _r(_ == 1 ? fr : hr, N)), I = Cr(M, xr(Sr, N)), ee = [], te = r.legend = En({}, Er, e.legend), L = r.cursor = En({}, Fr, { drag: { y: i == 2 } }, e.cursor), R = te.show, z = L.show, B = te.markers;
	te.idxs = ee, B.width = Zt(B.width), B.dash = Zt(B.dash), B.stroke = Zt(B.stroke), B.fill = Zt(B.fill);
	let V, H, U, W = [], ne = [], re, ie = !1, G = {};
	if (te.live) {
		let e = v[1] ? v[1].values : null;
		ie = e != null, re = ie ? e(r, 1, 0) : { _: 0 };
		for (let e in re) G[e] = Ge;
	}
	if (R) {
		if (V = nt("table", xe, l), U = nt("tbody", null, V), te.mount(r, V), ie) {
			H = nt("thead", null, V, U);
			let e = nt("tr", null, H);
			for (var ae in nt("th", null, e), re) nt("th", Ee, e).textContent = ae;
		} else $e(V, Ce), te.live && $e(V, Se);
	}
	let K = { show: !0 }, oe = { show: !1 };
	function se(e, t) {
		if (t == 0 && (ie || !te.live || i == 2)) return gn;
		let n = [], a = nt("tr", we, U, U.childNodes[t]);
		$e(a, e.class), e.show || $e(a, ge);
		let o = nt("th", null, a);
		if (B.show) {
			let e = rt(Te, o);
			if (t > 0) {
				let n = B.width(r, t);
				n && (e.style.border = n + "px " + B.dash(r, t) + " " + B.stroke(r, t)), e.style.background = B.fill(r, t);
			}
		}
		let s = rt(Ee, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (B.show || (s.style.color = e.width > 0 ? B.stroke(r, t) : B.fill(r, t)), le("click", o, (t) => {
			if (L._lock) return;
			Ht(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != te.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && Ai(r, e ? r == n ? K : oe : K, !0, ja.setSeries);
				});
			} else Ai(n, { show: !e.show }, !0, ja.setSeries);
		}, !1), Qt && le(Re, o, (t) => {
			L._lock || (Ht(t), Ai(v.indexOf(e), Ri, !0, ja.setSeries));
		}, !1)), re) {
			let e = nt("td", De, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let ce = /* @__PURE__ */ new Map();
	function le(e, t, n, i = !0) {
		let a = ce.get(t) || {}, o = L.bind[e](r, t, n, i);
		o && (ft(e, t, a[e] = o), ce.set(t, a));
	}
	function ue(e, t, n) {
		let r = ce.get(t) || {};
		for (let n in r) (e == null || n == e) && (pt(n, t, r[n]), delete r[n]);
		e ?? ce.delete(t);
	}
	let de = 0, Ne = 0, Ve = 0, He = 0, Ue = 0, Ke = 0, Ye = Ue, Ze = Ke, Qe = Ve, it = He, ot = 0, ct = 0, ut = 0, dt = 0;
	r.bbox = {};
	let ht = !1, gt = !1, _t = !1, vt = !1, yt = !1, Tt = !1;
	function Et(e, t, n) {
		(n || e != r.width || t != r.height) && At(e, t), Ar(!1), _t = !0, gt = !0, Ir();
	}
	function At(e, t) {
		r.width = de = Ve = e, r.height = Ne = He = t, Ue = Ke = 0, Nt(), It();
		let n = r.bbox;
		ot = n.left = sn(Ue * Xe, .5), ct = n.top = sn(Ke * Xe, .5), ut = n.width = sn(Ve * Xe, .5), dt = n.height = sn(He * Xe, .5);
	}
	function jt() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Dr(t), i = Or(t);
			e = t == 3 || n && i, e || (At(r.width, r.height), gt = !0);
		}
	}
	function Mt({ width: e, height: t }) {
		Et(e, t);
	}
	r.setSize = Mt;
	function Nt() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (Ve -= c, a == 3 ? (Ue += c, r = !0) : n = !0) : (He -= c, a == 0 ? (Ke += c, e = !0) : t = !0));
			}
		}), wn[0] = e, wn[1] = n, wn[2] = t, wn[3] = r, Ve -= An[1] + An[3], Ue += An[3], He -= An[2] + An[0], Ke += An[0];
	}
	function It() {
		let e = Ue + Ve, t = Ke + He, n = Ue, r = Ke;
		function i(i, a) {
			switch (i) {
				case 1: return e += a, e - a;
				case 2: return t += a, t - a;
				case 3: return n -= a, n + a;
				case 0: return r -= a, r + a;
			}
		}
		y.forEach((e, t) => {
			if (e.show && e._show) {
				let t = e.side;
				e._pos = i(t, e._size), e.label != null && (e._lpos = i(t, e.labelSize));
			}
		});
	}
	if (L.dataIdx == null) {
		let e = L.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = Zt(e.prox), i = e.bias ??= 0;
		L.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? qt, u = l >= 0 && l < qt, d = D.ori == 0 ? Ve : He, f = L.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -Infinity : k(p[e], D, d, 0), r = t == null ? Infinity : k(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && Ft(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let Ht = (e) => {
		L.event = e;
	};
	L.idxs = ee, L._lock = !1;
	let Wt = L.points;
	Wt.show = Zt(Wt.show), Wt.size = Zt(Wt.size), Wt.stroke = Zt(Wt.stroke), Wt.width = Zt(Wt.width), Wt.fill = Zt(Wt.fill);
	let Jt = r.focus = En({}, e.focus || { alpha: .3 }, L.focus), Qt = Jt.prox >= 0, $t = Qt && Wt.one, an = [], on = [], cn = [];
	function ln(e, t) {
		let n = Wt.show(r, t);
		if (n instanceof HTMLElement) return $e(n, be), $e(n, e.class), at(n, -10, -10, Ve, He), m.insertBefore(n, an[t]), n;
	}
	function pn(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? bn(n) ? Cr(M, xr(n, N)) : n || I : n || ii, e.label = e.label || (t ? Gr : Wr);
		}
		if ($t || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || Zi || tn, e.fillTo = Zt(e.fillTo || xi), e.pxAlign = +Ot(e.pxAlign, h), e.pxRound = Ei(e.pxAlign), e.stroke = Zt(e.stroke || null), e.fill = Zt(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = oi(Bt(1, e.width), 1), n = e.points = En({}, {
				size: t,
				width: Bt(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: Qi,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = Zt(n.show), n.filter = Zt(n.filter), n.fill = Zt(n.fill), n.stroke = Zt(n.stroke), n.paths = Zt(n.paths), n.pxAlign = e.pxAlign;
		}
		if (R) {
			let n = se(e, t);
			W.splice(t, 0, n[0]), ne.splice(t, 0, n[1]), te.values.push(null);
		}
		if (z) {
			ee.splice(t, 0, null);
			let n = null;
			$t ? t == 0 && (n = ln(e, t)) : t > 0 && (n = ln(e, t)), an.splice(t, 0, n), on.splice(t, 0, 0), cn.splice(t, 0, 0);
		}
		ka("addSeries", t);
	}
	function vn(e, t) {
		t ??= v.length, e = i == 1 ? ta(e, t, Kr, di) : ta(e, t, {}, ui), v.splice(t, 0, e), pn(v[t], t);
	}
	r.addSeries = vn;
	function Cn(e) {
		if (v.splice(e, 1), R) {
			te.values.splice(e, 1), ne.splice(e, 1);
			let t = W.splice(e, 1)[0];
			ue(null, t.firstChild), t.remove();
		}
		z && (ee.splice(e, 1), an.splice(e, 1)[0].remove(), on.splice(e, 1), cn.splice(e, 1)), ka("delSeries", e);
	}
	r.delSeries = Cn;
	let wn = [
		!1,
		!1,
		!1,
		!1
	];
	function Dn(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = Zt(e.size), e.space = Zt(e.space), e.rotate = Zt(e.rotate), _n(e.incrs) && e.incrs.forEach((e) => {
				!dn.has(e) && dn.set(e, fn(e));
			}), e.incrs = Zt(e.incrs || (i.distr == 2 ? Zn : a ? _ == 1 ? dr : mr : Qn)), e.splits = Zt(e.splits || (a && i.distr == 1 ? P : i.distr == 3 ? Yr : i.distr == 4 ? Xr : Jr)), e.stroke = Zt(e.stroke), e.grid.stroke = Zt(e.grid.stroke), e.ticks.stroke = Zt(e.ticks.stroke), e.border.stroke = Zt(e.border.stroke);
			let o = e.values;
			e.values = _n(o) && !_n(o[0]) ? Zt(o) : a ? _n(o) ? vr(M, _r(o, N)) : bn(o) ? yr(M, o) : o || F : o || qr, e.filter = Zt(e.filter || (i.distr >= 3 && i.log == 10 ? ni : i.distr == 3 && i.log == 2 ? ri : en)), e.font = ua(e.font), e.labelFont = ua(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (wn[t] = !0, e._el = rt(X, f));
		}
	}
	function On(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? Lt(Ur.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? Lt(ai.size / 2) : 0), l;
	}
	let kn = r.padding = (e.padding || [
		On,
		On,
		On,
		On
	]).map((e) => Zt(Ot(e, On))), An = r._padding = kn.map((e, t) => e(r, t, wn, 0)), jn, Nn = null, Pn = null, Fn = i == 1 ? v[0].idxs : null, In = null, Ln = !1;
	function Rn(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			jn = 0;
			for (let e = 1; e < v.length; e++) jn += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), In = t[0], jn = In.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(jn);
				for (let e = 0; e < jn; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (Ar(!0), ka("setData"), O == 2 && (_t = !0), n !== !1) {
			let e = D;
			e.auto(r, Ln) ? zn() : ki(S, e.min, e.max), vt ||= L.left >= 0, Tt = !0, Ir();
		}
	}
	r.setData = Rn;
	function zn() {
		Ln = !0;
		let e, n;
		i == 1 && (jn > 0 ? (Nn = Fn[0] = 0, Pn = Fn[1] = jn - 1, e = t[0][Nn], n = t[0][Pn], O == 2 ? (e = Nn, n = Pn) : e == n && (O == 3 ? [e, n] = xt(e, e, D.log, !1) : O == 4 ? [e, n] = St(e, e, D.log, !1) : D.time ? n = e + Lt(86400 / _) : [e, n] = Dt(e, n, Ct, !0))) : (Nn = Fn[0] = e = null, Pn = Fn[1] = n = null)), ki(S, e, n);
	}
	let Bn, Vn, Hn, Un, Gn, Kn, qn, Jn, Yn, Xn;
	function $n(e, t, n, r, i, a) {
		e ??= Pe, n ??= hn, r ??= "butt", i ??= Pe, a ??= "round", e != Bn && (d.strokeStyle = Bn = e), i != Vn && (d.fillStyle = Vn = i), t != Hn && (d.lineWidth = Hn = t), a != Gn && (d.lineJoin = Gn = a), r != Kn && (d.lineCap = Kn = r), n != Un && d.setLineDash(Un = n);
	}
	function er(e, t, n, r) {
		t != Vn && (d.fillStyle = Vn = t), e != qn && (d.font = qn = e), n != Jn && (d.textAlign = Jn = n), r != Yn && (d.textBaseline = Yn = r);
	}
	function tr(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, Ln) && (t == null || t.min == null)) {
			let t = Ot(Nn, 0), r = Ot(Pn, i.length - 1), o = n.min == null ? bt(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = zt(e.min, n.min = o[0]), e.max = Bt(e.max, n.max = o[1]);
		}
	}
	let nr = {
		min: null,
		max: null
	};
	function rr() {
		for (let e in b) {
			let t = b[e];
			j[e] == null && (t.min == null || j[S] != null && t.auto(r, Ln)) && (j[e] = nr);
		}
		for (let e in b) {
			let t = b[e];
			j[e] == null && t.from != null && j[t.from] != null && (j[e] = nr);
		}
		j[S] != null && Ar(!0);
		let e = {};
		for (let t in j) {
			let n = j[t];
			if (n != null) {
				let a = e[t] = Tn(b[t], Sn);
				if (n.min != null) En(a, n);
				else if (t != S || i == 2) {
					if (jn == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = qt, a.max = -Infinity;
				}
			}
		}
		if (jn > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = j[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], Nn = mt(s.min, t[0]), Pn = mt(s.max, t[0]), Pn - Nn > 1 && (t[0][Nn] < s.min && Nn++, t[0][Pn] > s.max && Pn--), n.min = In[Nn], n.max = In[Pn];
					} else n.show && n.auto && tr(s, o, n, t[a], n.sorted);
					n.idxs[0] = Nn, n.idxs[1] = Pn;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && tr(u, j[o], r, c, r.sorted), d != null && tr(d, j[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = j[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == qt ? null : n.min, n.max == -Infinity ? null : n.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		for (let t in e) {
			let n = e[t];
			if (n.from != null) {
				let i = e[n.from];
				if (i.min == null) n.min = n.max = null;
				else {
					let e = n.range(r, i.min, i.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		let n = {}, a = !1;
		for (let t in e) {
			let r = e[t], i = b[t];
			if (i.min != r.min || i.max != r.max) {
				i.min = r.min, i.max = r.max;
				let e = i.distr;
				i._min = e == 3 ? Ut(i.min) : e == 4 ? Kt(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? Ut(i.max) : e == 4 ? Kt(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) _t = !0, ka("setScale", e);
			z && L.left >= 0 && (vt = Tt = !0);
		}
		for (let e in j) j[e] = null;
	}
	function ir(e) {
		let t = Yt(Nn - 1, 0, jn - 1), n = Yt(Pn + 1, 0, jn - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < jn - 1;) n++;
		return [t, n];
	}
	function ar() {
		if (jn > 0) {
			let e = v.some((e) => e._focus) && Xn != Jt.alpha;
			e && (d.globalAlpha = Xn = Jt.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (or(n, !1), or(n, !0), e._paths == null)) {
					let a = Xn;
					Xn != e.alpha && (d.globalAlpha = Xn = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : ir(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), Xn != a && (d.globalAlpha = Xn = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = Xn;
					Xn != e.alpha && (d.globalAlpha = Xn = e.alpha), e._paths != null && sr(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, Nn, Pn, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, Nn, Pn, a), sr(t, !0));
					}
					Xn != n && (d.globalAlpha = Xn = n), ka("drawSeries", t);
				}
			}), e && (d.globalAlpha = Xn = 1);
		}
	}
	function or(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function sr(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = un(l * Xe, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = ot - l / 2, t = ct - l / 2, n = ut + l, r = dt + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? lr(s, l, n.dash, n.cap, c, r, i, o, a) : cr(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function cr(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || mn).band;
				_n(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && kt(g, Nn, Pn) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, lr(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || lr(n, i, a, o, s, c, l, u, d, f);
	}
	function lr(e, t, n, r, i, a, o, s, c, l, u, f) {
		$n(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), br(i, o), ur(e, a, t)) : s & vi ? (br(i, o), d.clip(f), ur(e, a, t)) : s & _i && (d.save(), d.clip(f), u && d.clip(u), br(i, o), d.restore(), ur(e, a, t)) : (br(i, o), ur(e, a, t)), (c || l || f) && d.restore();
	}
	function ur(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = Bn = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function br(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = Vn = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function wr(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = la(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Tr(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), $n(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function Dr(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, Ar(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, Ar(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = wr(i, c, l, s == 0 ? Ve : He);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => In[e]) : p, h = a.distr == 2 ? In[p[1]] - In[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = Rt(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function Or(e) {
		let t = !0;
		return kn.forEach((n, i) => {
			let a = n(r, i, wn, e);
			a != An[i] && (t = !1), An[i] = a;
		}), t;
	}
	function kr() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = Lt((t._lpos + s) * Xe);
				er(t.labelFont[0], c, "center", n == 2 ? ke : Ae), d.save(), i == 1 ? (a = o = 0, d.translate(p, Lt(ct + dt / 2)), d.rotate((n == 3 ? -Pt : Pt) / 2)) : (a = Lt(ot + ut / 2), o = p);
				let m = Xt(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? ut : dt, h = i == 0 ? ot : ct, _ = t._splits, v = p.distr == 2 ? _.map((e) => In[e]) : _, x = p.distr == 2 ? In[_[1]] - In[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = Lt(w * Xe), E = Lt((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * Xe), D = t._rotate * -Pt / 180, O = g(t._pos * Xe), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let A = t.font[0];
			er(A, c, t.align == 1 ? je : t.align == 2 ? Me : D > 0 ? je : D < 0 ? Me : i == 0 ? "center" : n == 3 ? Me : je, D || i == 1 ? "middle" : n == 2 ? ke : Ae);
			let j = t.font[1] * t.lineGap, M = _.map((e) => g(s(e, p, m, h))), N = t._values;
			for (let e = 0; e < N.length; e++) {
				let t = N[e];
				if (t != null) {
					i == 0 ? a = M[e] : o = M[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * j), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * j);
					}
				}
			}
			S.show && Tr(M, S.filter(r, v, e, f, x), i, n, O, T, un(S.width * Xe, 3), S.stroke(r, e), S.dash, S.cap);
			let P = t.grid;
			P.show && Tr(M, P.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? ct : ot, i == 0 ? dt : ut, un(P.width * Xe, 3), P.stroke(r, e), P.dash, P.cap), C.show && Tr([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? ct : ot, i == 1 ? dt : ut, un(C.width * Xe, 3), C.stroke(r, e), C.dash, C.cap);
		}
		ka("drawAxes");
	}
	function Ar(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let jr = !1, Mr = !1, Nr = [];
	function Pr() {
		Mr = !1;
		for (let e = 0; e < Nr.length; e++) ka(...Nr[e]);
		Nr.length = 0;
	}
	function Ir() {
		jr ||= (Mn(Rr), !0);
	}
	function Lr(e, t = !1) {
		jr = !0, Mr = t, e(r), Rr(), t && Nr.length > 0 && queueMicrotask(Pr);
	}
	r.batch = Lr;
	function Rr() {
		if (ht &&= (rr(), !1), _t &&= (jt(), !1), gt) {
			if (tt(p, je, Ue), tt(p, ke, Ke), tt(p, Oe, Ve), tt(p, Z, He), tt(m, je, Ue), tt(m, ke, Ke), tt(m, Oe, Ve), tt(m, Z, He), tt(f, Oe, de), tt(f, Z, Ne), u.width = Lt(de * Xe), u.height = Lt(Ne * Xe), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						tt(e, a ? "left" : "top", r - t), tt(e, a ? "width" : "height", n), tt(e, a ? "top" : "left", a ? Ke : Ue), tt(e, a ? "height" : "width", a ? He : Ve), et(e, ge);
					} else $e(e, ge);
				}
			}), Bn = Vn = Hn = Gn = Kn = qn = Jn = Yn = Un = null, Xn = 1, pa(!0), Ue != Ye || Ke != Ze || Ve != Qe || He != it) {
				Ar(!1);
				let e = Ve / Qe, t = He / it;
				if (z && !vt && L.left >= 0) {
					L.left *= e, L.top *= t, Hr && at(Hr, Lt(L.left), 0, Ve, He), Zr && at(Zr, 0, Lt(L.top), Ve, He);
					for (let n = 0; n < an.length; n++) {
						let r = an[n];
						r != null && (on[n] *= e, cn[n] *= t, at(r, Rt(on[n]), Rt(cn[n]), Ve, He));
					}
				}
				if (wi.show && !yt && wi.left >= 0 && wi.width > 0) {
					wi.left *= e, wi.width *= e, wi.top *= t, wi.height *= t;
					for (let e in ga) tt(Ti, e, wi[e]);
				}
				Ye = Ue, Ze = Ke, Qe = Ve, it = He;
			}
			ka("setSize"), gt = !1;
		}
		de > 0 && Ne > 0 && (d.clearRect(0, 0, u.width, u.height), ka("drawClear"), w.forEach((e) => e()), ka("draw")), wi.show && yt && (Di(wi), yt = !1), z && vt && (Xi(null, !0, !1), vt = !1), te.show && te.live && Tt && (qi(), Tt = !1), c || (c = !0, r.status = 1, ka("ready")), Ln = !1, jr = !1;
	}
	r.redraw = (e, t) => {
		_t = t || !1, e === !1 ? Ir() : ki(S, D.min, D.max);
	};
	function zr(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (jn == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (jn > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && jn > 0 && (n.min = mt(n.min, t[0]), n.max = mt(n.max, t[0]), n.min == n.max && n.max++), j[e] = n, ht = !0, Ir();
		}
	}
	r.setScale = zr;
	let Br, Vr, Hr, Zr, Qr, $r, ei, ti, si, ci, li, hi, yi = !1, bi = L.drag, Si = bi.x, Ci = bi.y;
	z && (L.x && (Br = rt(ve, m)), L.y && (Vr = rt(ye, m)), D.ori == 0 ? (Hr = Br, Zr = Vr) : (Hr = Vr, Zr = Br), li = L.left, hi = L.top);
	let wi = r.select = En({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), Ti = wi.show ? rt(_e, wi.over ? m : p) : null;
	function Di(e, t) {
		if (wi.show) {
			for (let t in e) wi[t] = e[t], t in ga && tt(Ti, t, e[t]);
			t !== !1 && ka("setSelect");
		}
	}
	r.setSelect = Di;
	function Oi(e) {
		if (v[e].show) R && et(W[e], ge);
		else if (R && $e(W[e], ge), z) {
			let t = $t ? an[0] : an[e];
			t != null && at(t, -10, -10, Ve, He);
		}
	}
	function ki(e, t, n) {
		zr(e, {
			min: t,
			max: n
		});
	}
	function Ai(e, t, n, a) {
		t.focus != null && zi(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, Oi(r), i == 2 ? (ki(n.facets[0].scale, null, null), ki(n.facets[1].scale, null, null)) : ki(n.scale, null, null), Ir());
		}), n !== !1 && ka("setSeries", e, t), a && Pa("setSeries", r, e, t);
	}
	r.setSeries = Ai;
	function ji(e, t) {
		En(x[e], t);
	}
	function Mi(e, t) {
		e.fill = Zt(e.fill || null), e.dir = Ot(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function Ni(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = Mi, r.setBand = ji, r.delBand = Ni;
	function Pi(e, t) {
		v[e].alpha = t, z && an[e] != null && (an[e].style.opacity = t), R && W[e] && (W[e].style.opacity = t);
	}
	let Fi, Ii, Li, Ri = { focus: !0 };
	function zi(e) {
		if (e != Li) {
			let t = e == null, n = Jt.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && Pi(a, i ? 1 : Jt.alpha);
				}
			}), Li = e, n && Ir();
		}
	}
	R && Qt && le(ze, V, (e) => {
		L._lock || (Ht(e), Li != null && Ai(null, Ri, !0, ja.setSeries));
	});
	function Bi(e, t, n) {
		let r = b[t];
		n && (e = e / Xe - (r.ori == 1 ? Ke : Ue));
		let i = Ve;
		r.ori == 1 && (i = He, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? Vt(10, c) : l == 4 ? Gt(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function Vi(e, n) {
		return mt(Bi(e, S, n), t[0], Nn, Pn);
	}
	r.valToIdx = (e) => mt(e, t[0]), r.posToIdx = Vi, r.posToVal = Bi, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? ut : Ve, n ? ot : 0) : o(e, b[t], n ? dt : He, n ? ct : 0), r.setCursor = (e, t, n) => {
		li = e.left, hi = e.top, Xi(null, t, n);
	};
	function Hi(e, t) {
		tt(Ti, je, wi.left = e), tt(Ti, Oe, wi.width = t);
	}
	function Ui(e, t) {
		tt(Ti, ke, wi.top = e), tt(Ti, Z, wi.height = t);
	}
	let Wi = D.ori == 0 ? Hi : Ui, Gi = D.ori == 1 ? Hi : Ui;
	function Ki() {
		if (R && te.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && ie) continue;
			let t = te.values[e], n = 0;
			for (let r in t) ne[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function qi(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			ee[t] = e;
		}) : yn(e.idx) || ee.fill(e.idx), te.idx = ee[0]), R && te.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !ie) && Ji(e, ee[e]);
			Ki();
		}
		Tt = !1, t !== !1 && ka("setLegend");
	}
	r.setLegend = qi;
	function Ji(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? In : t[e], o;
		ie ? o = i.values(r, e, n) ?? G : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? G : { _: o }), te.values[e] = o;
	}
	function Xi(e, n, a) {
		si = li, ci = hi, [li, hi] = L.move(r, li, hi), L.left = li, L.top = hi, z && (Hr && at(Hr, Lt(li), 0, Ve, He), Zr && at(Zr, 0, Lt(hi), Ve, He));
		let o, s = Nn > Pn;
		Fi = qt, Ii = null;
		let c = D.ori == 0 ? Ve : He, l = D.ori == 1 ? Ve : He;
		if (li < 0 || jn == 0 || s) {
			o = L.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = an[e];
				t != null && at(t, -10, -10, Ve, He);
			}
			Qt && Ai(null, Ri, !0, e == null && ja.setSeries), te.live && (ee.fill(o), Tt = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? li : hi, n = Bi(e, S), o = L.idx = mt(n, t[0], Nn, Pn), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = ee[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = L.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Tt = Tt || S != y || x != _, ee[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : A(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Qt && S != null) {
						let t = D.ori == 1 ? li : hi, n = Ft(Jt.dist(r, e, x, _, t));
						if (n < Fi) {
							let r = Jt.bias;
							if (r != 0) {
								let i = Bi(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (Fi = n, Ii = e);
							} else Fi = n, Ii = e;
						}
					}
					if (Tt || $t) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = Wt.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = Wt.size(r, e);
						if (v = Wt.fill(r, e), g = Wt.stroke(r, e), $t) e == Ii && Fi <= Jt.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = an[e];
							t != null && (on[e] = c, cn[e] = l, lt(t, a, o, y), st(t, v, g), at(t, Rt(c), Rt(l), Ve, He));
						}
					}
				}
			}
			if ($t) {
				let e = Jt.prox;
				if (Tt || (Li == null ? Fi <= e : Fi > e || Ii != Li)) {
					let e = an[0];
					e != null && (on[0] = s, cn[0] = u, lt(e, d, f, p), st(e, m, h), at(e, Rt(s), Rt(u), Ve, He));
				}
			}
		}
		if (wi.show && yi) {
			if (e != null) {
				let [t, n] = ja.scales, [r, i] = ja.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (Si = s._x, Ci = s._y, Si || Ci) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && Si ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), Wi(zt(v, y), Ft(y - v))) : Wi(0, c), S && Ci ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = A(m(h, o), _, l, 0), y = A(m(h + g, o), _, l, 0), Gi(zt(v, y), Ft(y - v))) : Gi(0, l);
				} else _a();
			} else {
				let e = Ft(si - Qr), t = Ft(ci - $r);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				Si = bi.x && e >= bi.dist, Ci = bi.y && t >= bi.dist;
				let n = bi.uni;
				n == null ? bi.x && bi.y && (Si || Ci) && (Si = Ci = !0) : Si && Ci && (Si = e >= n, Ci = t >= n, !Si && !Ci && (t > e ? Ci = !0 : Si = !0));
				let r, i;
				Si && (D.ori == 0 ? (r = ei, i = li) : (r = ti, i = hi), Wi(zt(r, i), Ft(i - r)), Ci || Gi(0, l)), Ci && (D.ori == 1 ? (r = ei, i = li) : (r = ti, i = hi), Gi(zt(r, i), Ft(i - r)), Si || Wi(0, c)), !Si && !Ci && (Wi(0, 0), Gi(0, 0));
			}
		}
		if (bi._x = Si, bi._y = Ci, e == null) {
			if (a) {
				if (Ma != null) {
					let [e, t] = ja.scales;
					ja.values[0] = e == null ? null : Bi(D.ori == 0 ? li : hi, e), ja.values[1] = t == null ? null : Bi(D.ori == 1 ? li : hi, t);
				}
				Pa(Fe, r, li, hi, Ve, He, o);
			}
			if (Qt) {
				let e = a && ja.setSeries, t = Jt.prox;
				Li == null ? Fi <= t && Ai(Ii, Ri, !0, e) : Fi > t ? Ai(null, Ri, !0, e) : Ii != Li && Ai(Ii, Ri, !0, e);
			}
		}
		Tt && (te.idx = o, qi()), n !== !1 && ka("setCursor");
	}
	let fa = null;
	Object.defineProperty(r, "rect", { get() {
		return fa ?? pa(!1), fa;
	} });
	function pa(e = !1) {
		e ? fa = null : (fa = m.getBoundingClientRect(), ka("syncRect", fa));
	}
	function ma(e, t, n, r, i, a, o) {
		L._lock || yi && e != null && e.movementX == 0 && e.movementY == 0 || (ha(e, t, n, r, i, a, o, !1, e != null), e == null ? Xi(t, !0, !1) : Xi(null, !0, !0));
	}
	function ha(e, t, n, i, a, o, c, l, u) {
		if (fa ?? pa(!1), Ht(e), e != null) n = e.clientX - fa.left, i = e.clientY - fa.top;
		else {
			if (n < 0 || i < 0) {
				li = -10, hi = -10;
				return;
			}
			let [e, r] = ja.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = ja.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? Ve : He, _ = D.ori == 1 ? Ve : He, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == Fe) && ((n <= 1 || n >= Ve - 1) && (n = sn(n, Ve)), (i <= 1 || i >= He - 1) && (i = sn(i, He))), l ? (Qr = n, $r = i, [ei, ti] = L.move(r, n, i)) : (li = n, hi = i);
	}
	let ga = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function _a() {
		Di(ga, !1);
	}
	let va, ya, ba, xa;
	function Sa(e, t, n, i, a, o, s) {
		yi = !0, Si = Ci = bi._x = bi._y = !1, ha(e, t, n, i, a, o, s, !0, !1), e != null && (le(Le, qe, Ca, !1), Pa(Ie, r, ei, ti, Ve, He, null));
		let { left: c, top: l, width: u, height: d } = wi;
		va = c, ya = l, ba = u, xa = d;
	}
	function Ca(e, t, n, i, a, o, s) {
		yi = bi._x = bi._y = !1, ha(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = wi, f = u > 0 || d > 0, p = va != c || ya != l || ba != u || xa != d;
		if (f && p && Di(wi), bi.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), Si && ki(S, Bi(e, S), Bi(e + t, S)), Ci) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != qt && ki(e, Bi(n + r, e), Bi(n, e));
			}
			_a();
		} else L.lock && (L._lock = !L._lock, Xi(t, !0, e != null));
		e != null && (ue(Le, qe), Pa(Le, r, li, hi, Ve, He, null));
	}
	function wa(e, t, n, r, i, a, o) {
		if (L._lock) return;
		Ht(e);
		let s = yi;
		if (yi) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = Si, r = Ci) : (n = Ci, r = Si), n && r && (e = li <= 10 || li >= Ve - 10, t = hi <= 10 || hi >= He - 10), n && e && (li = li < ei ? 0 : Ve), r && t && (hi = hi < ti ? 0 : He), Xi(null, !0, !0), yi = !1;
		}
		li = -10, hi = -10, ee.fill(null), Xi(null, !0, !0), s && (yi = s);
	}
	function Ta(e, t, n, i, a, o, s) {
		L._lock || (Ht(e), zn(), _a(), e != null && Pa(Be, r, li, hi, Ve, He, null));
	}
	function Ea() {
		y.forEach(da), Et(r.width, r.height, !0);
	}
	ft(We, Je, Ea);
	let Da = {};
	Da.mousedown = Sa, Da.mousemove = ma, Da.mouseup = Ca, Da.dblclick = Ta, Da.setSeries = (e, t, n, i) => {
		let a = ja.match[2];
		n = a(r, t, n), n != -1 && Ai(n, i, !0, !1);
	}, z && (le(Ie, m, Sa), le(Fe, m, ma), le(Re, m, (e) => {
		Ht(e), pa(!1);
	}), le(ze, m, wa), le(Be, m, Ta), Yi.add(r), r.syncRect = pa);
	let Oa = r.hooks = e.hooks || {};
	function ka(e, t, n) {
		Mr ? Nr.push([
			e,
			t,
			n
		]) : e in Oa && Oa[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) Oa[t] = (Oa[t] || []).concat(e.hooks[t]);
	});
	let Aa = (e, t, n) => n, ja = En({
		key: null,
		setSeries: !1,
		filters: {
			pub: nn,
			sub: nn
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			rn,
			rn,
			Aa
		],
		values: [null, null]
	}, L.sync);
	ja.match.length == 2 && ja.match.push(Aa), L.sync = ja;
	let Ma = ja.key, Na = gi(Ma);
	function Pa(e, t, n, r, i, a, o) {
		ja.filters.pub(e, t, n, r, i, a, o) && Na.pub(e, t, n, r, i, a, o);
	}
	Na.sub(r);
	function Fa(e, t, n, r, i, a, o) {
		ja.filters.sub(e, t, n, r, i, a, o) && Da[e](null, t, n, r, i, a, o);
	}
	r.pub = Fa;
	function Ia() {
		Na.unsub(r), Yi.delete(r), ce.clear(), pt(We, Je, Ea), l.remove(), V?.remove(), ka("destroy");
	}
	r.destroy = Ia;
	function La() {
		ka("init", e, t), Rn(t || e.data, !1), j[S] ? zr(S, j[S]) : zn(), yt = wi.show && (wi.width > 0 || wi.height > 0), vt = Tt = !0, Et(e.width, e.height);
	}
	return v.forEach(pn), y.forEach(Dn), n ? n instanceof HTMLElement ? (n.appendChild(l), La()) : n(r, La) : La(), r;
}
fa.assign = En, fa.fmtNum = Mt, fa.rangeNum = Dt, fa.rangeLog = xt, fa.rangeAsinh = St, fa.orient = yi, fa.pxRatio = Xe, fa.join = jn, fa.fmtDate = Wn, fa.tzDate = Kn, fa.sync = gi;
{
	fa.addGap = wi, fa.clipGaps = Ci;
	let e = fa.paths = { points: Ri };
	e.linear = Hi, e.stepped = Ui, e.bars = Gi, e.spline = qi;
}
// src/plots.ts
function pa(e, t) {
	let n = "";
	return e.map((e) => {
		let r = (/* @__PURE__ */ new Date(e * 1e3)).toISOString();
		if (t >= 31104e3) return r.slice(0, 4);
		if (t >= 2332800) return r.slice(0, 7);
		if (t >= 86400) return r.slice(0, 10);
		let i = r.slice(0, 10) !== n;
		return n = r.slice(0, 10), r.slice(11, 16) + (i ? "\n" + n : "");
	});
}
function ma(e, t, n, r, i, a, o) {
	let s = {
		stroke: i.ink,
		grid: {
			stroke: i.grid,
			width: .5
		},
		ticks: {
			stroke: i.grid,
			width: .5
		}
	}, c = new fa({
		title: t,
		width: Math.max(e.clientWidth, 220),
		height: 180,
		tzDate: (e) => fa.tzDate(/* @__PURE__ */ new Date(e * 1e3), "Etc/UTC"),
		legend: { show: !1 },
		cursor: { drag: {
			x: !1,
			y: !1
		} },
		scales: { x: { time: !0 } },
		axes: [{
			...s,
			size: 46,
			values: (e, t, n, r, i) => pa(t, i)
		}, {
			...s,
			size: 62,
			values: (e, t) => t.map((e) => String(e))
		}],
		series: [{}, {
			stroke: i.second,
			width: 1.3,
			points: {
				show: n.length < 60,
				size: 4
			}
		}],
		hooks: { draw: [(e) => {
			let t = e.valToPos(a() / 1e3, "x", !0);
			t < e.bbox.left || t > e.bbox.left + e.bbox.width || (e.ctx.strokeStyle = i.first, e.ctx.beginPath(), e.ctx.moveTo(t, e.bbox.top), e.ctx.lineTo(t, e.bbox.top + e.bbox.height), e.ctx.stroke());
		}] }
	}, [n, r], e);
	return c.over.addEventListener("click", () => {
		let e = c.cursor.left;
		e !== void 0 && e >= 0 && o(c.posToVal(e, "x") * 1e3);
	}), c;
}
var ha = {
	LEFT: 0,
	MIDDLE: 1,
	RIGHT: 2,
	ROTATE: 0,
	DOLLY: 1,
	PAN: 2
}, ga = {
	ROTATE: 0,
	PAN: 1,
	DOLLY_PAN: 2,
	DOLLY_ROTATE: 3
}, _a = 1e3, va = 1001, ya = 1002, ba = 1003, xa = 1004, Sa = 1005, Ca = 1006, wa = 1007, Ta = 1008, Ea = 1009, Da = 1010, Oa = 1011, ka = 1012, Aa = 1013, ja = 1014, Ma = 1015, Na = 1016, Pa = 1017, Fa = 1018, Ia = 1020, La = 35902, Ra = 35899, za = 1021, Ba = 1022, Va = 1023, Ha = 1026, Ua = 1027, Wa = 1028, Ga = 1029, Ka = 1030, qa = 1031, Ja = 1033, Ya = 33776, Xa = 33777, Za = 33778, Qa = 33779, $a = 35840, eo = 35841, to = 35842, no = 35843, ro = 36196, io = 37492, ao = 37496, oo = 37488, so = 37489, co = 37490, lo = 37491, uo = 37808, fo = 37809, po = 37810, mo = 37811, ho = 37812, go = 37813, _o = 37814, vo = 37815, yo = 37816, bo = 37817, xo = 37818, So = 37819, Co = 37820, wo = 37821, To = 36492, Eo = 36494, Do = 36495, Oo = 36283, ko = 36284, Ao = 36285, jo = 36286, Mo = 2300, No = 2301, Po = 2302, Fo = 2303, Io = 2400, Lo = 2401, Ro = 2402, zo = 3200, Bo = "srgb", Vo = "srgb-linear", Ho = "linear", Uo = "srgb", Wo = 7680, Go = 35044, Ko = 2e3;
function qo(e) {
	for (let t = e.length - 1; t >= 0; --t) if (e[t] >= 65535) return !0;
	return !1;
}
function Jo(e) {
	return ArrayBuffer.isView(e) && !(e instanceof DataView);
}
function Yo(e) {
	return document.createElementNS("http://www.w3.org/1999/xhtml", e);
}
function Xo() {
	let e = Yo("canvas");
	return e.style.display = "block", e;
}
var Zo = {};
function Qo(...e) {
	let t = "THREE." + e.shift();
	console.log(t, ...e);
}
function $o(e) {
	let t = e[0];
	if (typeof t == "string" && t.startsWith("TSL:")) {
		let t = e[1];
		t && t.isStackTrace ? e[0] += " " + t.getLocation() : e[1] = "Stack trace not available. Enable \"THREE.Node.captureStackTrace\" to capture stack traces.";
	}
	return e;
}
function es(...e) {
	e = $o(e);
	let t = "THREE." + e.shift();
	{
		let n = e[0];
		n && n.isStackTrace ? console.warn(n.getError(t)) : console.warn(t, ...e);
	}
}
function ts(...e) {
	e = $o(e);
	let t = "THREE." + e.shift();
	{
		let n = e[0];
		n && n.isStackTrace ? console.error(n.getError(t)) : console.error(t, ...e);
	}
}
function ns(...e) {
	let t = e.join(" ");
	t in Zo || (Zo[t] = !0, es(...e));
}
function rs(e, t, n) {
	return new Promise(function(r, i) {
		function a() {
			switch (e.clientWaitSync(t, e.SYNC_FLUSH_COMMANDS_BIT, 0)) {
				case e.WAIT_FAILED:
					i();
					break;
				case e.TIMEOUT_EXPIRED:
					setTimeout(a, n);
					break;
				default: r();
			}
		}
		setTimeout(a, n);
	});
}
var is = {
	0: 0,
	2: 6,
	4: 4,
	3: 5,
	1: 1,
	6: 2,
	7: 7,
	5: 3
}, as = class {
	addEventListener(e, t) {
		this._listeners === void 0 && (this._listeners = {});
		let n = this._listeners;
		n[e] === void 0 && (n[e] = []), n[e].indexOf(t) === -1 && n[e].push(t);
	}
	hasEventListener(e, t) {
		let n = this._listeners;
		return n !== void 0 && n[e] !== void 0 && n[e].indexOf(t) !== -1;
	}
	removeEventListener(e, t) {
		let n = this._listeners;
		if (n === void 0) return;
		let r = n[e];
		if (r !== void 0) {
			let e = r.indexOf(t);
			e !== -1 && r.splice(e, 1);
		}
	}
	dispatchEvent(e) {
		let t = this._listeners;
		if (t === void 0) return;
		let n = t[e.type];
		if (n !== void 0) {
			e.target = this;
			let t = n.slice(0);
			for (let n = 0, r = t.length; n < r; n++) t[n].call(this, e);
			e.target = null;
		}
	}
}, os = /* @__PURE__ */ "00.01.02.03.04.05.06.07.08.09.0a.0b.0c.0d.0e.0f.10.11.12.13.14.15.16.17.18.19.1a.1b.1c.1d.1e.1f.20.21.22.23.24.25.26.27.28.29.2a.2b.2c.2d.2e.2f.30.31.32.33.34.35.36.37.38.39.3a.3b.3c.3d.3e.3f.40.41.42.43.44.45.46.47.48.49.4a.4b.4c.4d.4e.4f.50.51.52.53.54.55.56.57.58.59.5a.5b.5c.5d.5e.5f.60.61.62.63.64.65.66.67.68.69.6a.6b.6c.6d.6e.6f.70.71.72.73.74.75.76.77.78.79.7a.7b.7c.7d.7e.7f.80.81.82.83.84.85.86.87.88.89.8a.8b.8c.8d.8e.8f.90.91.92.93.94.95.96.97.98.99.9a.9b.9c.9d.9e.9f.a0.a1.a2.a3.a4.a5.a6.a7.a8.a9.aa.ab.ac.ad.ae.af.b0.b1.b2.b3.b4.b5.b6.b7.b8.b9.ba.bb.bc.bd.be.bf.c0.c1.c2.c3.c4.c5.c6.c7.c8.c9.ca.cb.cc.cd.ce.cf.d0.d1.d2.d3.d4.d5.d6.d7.d8.d9.da.db.dc.dd.de.df.e0.e1.e2.e3.e4.e5.e6.e7.e8.e9.ea.eb.ec.ed.ee.ef.f0.f1.f2.f3.f4.f5.f6.f7.f8.f9.fa.fb.fc.fd.fe.ff".split("."), ss = 1234567, cs = Math.PI / 180, ls = 180 / Math.PI;
function us() {
	let e = Math.random() * 4294967295 | 0, t = Math.random() * 4294967295 | 0, n = Math.random() * 4294967295 | 0, r = Math.random() * 4294967295 | 0;
	return (os[e & 255] + os[e >> 8 & 255] + os[e >> 16 & 255] + os[e >> 24 & 255] + "-" + os[t & 255] + os[t >> 8 & 255] + "-" + os[t >> 16 & 15 | 64] + os[t >> 24 & 255] + "-" + os[n & 63 | 128] + os[n >> 8 & 255] + "-" + os[n >> 16 & 255] + os[n >> 24 & 255] + os[r & 255] + os[r >> 8 & 255] + os[r >> 16 & 255] + os[r >> 24 & 255]).toLowerCase();
}
function ds(e, t, n) {
	return Math.max(t, Math.min(n, e));
}
function fs(e, t) {
	return (e % t + t) % t;
}
function ps(e, t, n, r, i) {
	return r + (e - t) * (i - r) / (n - t);
}
function ms(e, t, n) {
	return e === t ? 0 : (n - e) / (t - e);
}
function hs(e, t, n) {
	return (1 - n) * e + n * t;
}
function gs(e, t, n, r) {
	return hs(e, t, 1 - Math.exp(-n * r));
}
function _s(e, t = 1) {
	return t - Math.abs(fs(e, t * 2) - t);
}
function vs(e, t, n) {
	return e <= t ? 0 : e >= n ? 1 : (e = (e - t) / (n - t), e * e * (3 - 2 * e));
}
function ys(e, t, n) {
	return e <= t ? 0 : e >= n ? 1 : (e = (e - t) / (n - t), e * e * e * (e * (e * 6 - 15) + 10));
}
function bs(e, t) {
	return e + Math.floor(Math.random() * (t - e + 1));
}
function xs(e, t) {
	return e + Math.random() * (t - e);
}
function Ss(e) {
	return e * (.5 - Math.random());
}
function Cs(e) {
	e !== void 0 && (ss = e);
	let t = ss += 1831565813;
	return t = Math.imul(t ^ t >>> 15, t | 1), t ^= t + Math.imul(t ^ t >>> 7, t | 61), ((t ^ t >>> 14) >>> 0) / 4294967296;
}
function ws(e) {
	return e * cs;
}
function Ts(e) {
	return e * ls;
}
function Es(e) {
	return e > 0 && Number.isInteger(e) && 2 ** Math.round(Math.log2(e)) === e;
}
function Ds(e) {
	return 2 ** Math.ceil(Math.log(e) / Math.LN2);
}
function Os(e) {
	return 2 ** Math.floor(Math.log(e) / Math.LN2);
}
function ks(e, t, n, r, i) {
	let a = Math.cos, o = Math.sin, s = a(n / 2), c = o(n / 2), l = a((t + r) / 2), u = o((t + r) / 2), d = a((t - r) / 2), f = o((t - r) / 2), p = a((r - t) / 2), m = o((r - t) / 2);
	switch (i) {
		case "XYX":
			e.set(s * u, c * d, c * f, s * l);
			break;
		case "YZY":
			e.set(c * f, s * u, c * d, s * l);
			break;
		case "ZXZ":
			e.set(c * d, c * f, s * u, s * l);
			break;
		case "XZX":
			e.set(s * u, c * m, c * p, s * l);
			break;
		case "YXY":
			e.set(c * p, s * u, c * m, s * l);
			break;
		case "ZYZ":
			e.set(c * m, c * p, s * u, s * l);
			break;
		default: es("MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: " + i);
	}
}
function As(e) {
	switch (e.constructor) {
		case Uint32Array: return 4294967295;
		case Uint16Array: return 65535;
		case Uint8Array:
		case Uint8ClampedArray: return 255;
		case Int32Array: return 2147483647;
		case Int16Array: return 32767;
		case Int8Array: return 127;
		default: return;
	}
}
function js(e, t) {
	if (t.constructor === Float32Array) return e;
	let n = As(t);
	if (n === void 0) throw Error("THREE.MathUtils: Invalid component type.");
	return Math.max(e / n, -1);
}
function Ms(e, t) {
	if (t.constructor === Float32Array) return e;
	let n = As(t);
	if (n === void 0) throw Error("THREE.MathUtils: Invalid component type.");
	return Math.round(e * n);
}
var Ns = {
	DEG2RAD: cs,
	RAD2DEG: ls,
	generateUUID: us,
	clamp: ds,
	euclideanModulo: fs,
	mapLinear: ps,
	inverseLerp: ms,
	lerp: hs,
	damp: gs,
	pingpong: _s,
	smoothstep: vs,
	smootherstep: ys,
	randInt: bs,
	randFloat: xs,
	randFloatSpread: Ss,
	seededRandom: Cs,
	degToRad: ws,
	radToDeg: Ts,
	isPowerOfTwo: Es,
	ceilPowerOfTwo: Ds,
	floorPowerOfTwo: Os,
	setQuaternionFromProperEuler: ks,
	normalize: Ms,
	denormalize: js
}, Ps = class {
	static {
		this.prototype.isVector2 = !0;
	}
	constructor(e = 0, t = 0) {
		this.x = e, this.y = t;
	}
	get width() {
		return this.x;
	}
	set width(e) {
		this.x = e;
	}
	get height() {
		return this.y;
	}
	set height(e) {
		this.y = e;
	}
	set(e, t) {
		return this.x = e, this.y = t, this;
	}
	setScalar(e) {
		return this.x = e, this.y = e, this;
	}
	setX(e) {
		return this.x = e, this;
	}
	setY(e) {
		return this.y = e, this;
	}
	setComponent(e, t) {
		switch (e) {
			case 0:
				this.x = t;
				break;
			case 1:
				this.y = t;
				break;
			default: throw Error("THREE.Vector2: index is out of range: " + e);
		}
		return this;
	}
	getComponent(e) {
		switch (e) {
			case 0: return this.x;
			case 1: return this.y;
			default: throw Error("THREE.Vector2: index is out of range: " + e);
		}
	}
	clone() {
		return new this.constructor(this.x, this.y);
	}
	copy(e) {
		return this.x = e.x, this.y = e.y, this;
	}
	add(e) {
		return this.x += e.x, this.y += e.y, this;
	}
	addScalar(e) {
		return this.x += e, this.y += e, this;
	}
	addVectors(e, t) {
		return this.x = e.x + t.x, this.y = e.y + t.y, this;
	}
	addScaledVector(e, t) {
		return this.x += e.x * t, this.y += e.y * t, this;
	}
	sub(e) {
		return this.x -= e.x, this.y -= e.y, this;
	}
	subScalar(e) {
		return this.x -= e, this.y -= e, this;
	}
	subVectors(e, t) {
		return this.x = e.x - t.x, this.y = e.y - t.y, this;
	}
	multiply(e) {
		return this.x *= e.x, this.y *= e.y, this;
	}
	multiplyScalar(e) {
		return this.x *= e, this.y *= e, this;
	}
	divide(e) {
		return this.x /= e.x, this.y /= e.y, this;
	}
	divideScalar(e) {
		return this.multiplyScalar(1 / e);
	}
	applyMatrix3(e) {
		let t = this.x, n = this.y, r = e.elements;
		return this.x = r[0] * t + r[3] * n + r[6], this.y = r[1] * t + r[4] * n + r[7], this;
	}
	min(e) {
		return this.x = Math.min(this.x, e.x), this.y = Math.min(this.y, e.y), this;
	}
	max(e) {
		return this.x = Math.max(this.x, e.x), this.y = Math.max(this.y, e.y), this;
	}
	clamp(e, t) {
		return this.x = ds(this.x, e.x, t.x), this.y = ds(this.y, e.y, t.y), this;
	}
	clampScalar(e, t) {
		return this.x = ds(this.x, e, t), this.y = ds(this.y, e, t), this;
	}
	clampLength(e, t) {
		let n = this.length();
		return this.divideScalar(n || 1).multiplyScalar(ds(n, e, t));
	}
	floor() {
		return this.x = Math.floor(this.x), this.y = Math.floor(this.y), this;
	}
	ceil() {
		return this.x = Math.ceil(this.x), this.y = Math.ceil(this.y), this;
	}
	round() {
		return this.x = Math.round(this.x), this.y = Math.round(this.y), this;
	}
	roundToZero() {
		return this.x = Math.trunc(this.x), this.y = Math.trunc(this.y), this;
	}
	negate() {
		return this.x = -this.x, this.y = -this.y, this;
	}
	dot(e) {
		return this.x * e.x + this.y * e.y;
	}
	cross(e) {
		return this.x * e.y - this.y * e.x;
	}
	lengthSq() {
		return this.x * this.x + this.y * this.y;
	}
	length() {
		return Math.sqrt(this.x * this.x + this.y * this.y);
	}
	manhattanLength() {
		return Math.abs(this.x) + Math.abs(this.y);
	}
	normalize() {
		return this.divideScalar(this.length() || 1);
	}
	angle() {
		return Math.atan2(-this.y, -this.x) + Math.PI;
	}
	angleTo(e) {
		let t = Math.sqrt(this.lengthSq() * e.lengthSq());
		if (t === 0) return Math.PI / 2;
		let n = this.dot(e) / t;
		return Math.acos(ds(n, -1, 1));
	}
	distanceTo(e) {
		return Math.sqrt(this.distanceToSquared(e));
	}
	distanceToSquared(e) {
		let t = this.x - e.x, n = this.y - e.y;
		return t * t + n * n;
	}
	manhattanDistanceTo(e) {
		return Math.abs(this.x - e.x) + Math.abs(this.y - e.y);
	}
	setLength(e) {
		return this.normalize().multiplyScalar(e);
	}
	lerp(e, t) {
		return this.x += (e.x - this.x) * t, this.y += (e.y - this.y) * t, this;
	}
	lerpVectors(e, t, n) {
		return this.x = e.x + (t.x - e.x) * n, this.y = e.y + (t.y - e.y) * n, this;
	}
	equals(e) {
		return e.x === this.x && e.y === this.y;
	}
	fromArray(e, t = 0) {
		return this.x = e[t], this.y = e[t + 1], this;
	}
	toArray(e = [], t = 0) {
		return e[t] = this.x, e[t + 1] = this.y, e;
	}
	fromBufferAttribute(e, t) {
		return this.x = e.getX(t), this.y = e.getY(t), this;
	}
	rotateAround(e, t) {
		let n = Math.cos(t), r = Math.sin(t), i = this.x - e.x, a = this.y - e.y;
		return this.x = i * n - a * r + e.x, this.y = i * r + a * n + e.y, this;
	}
	random() {
		return this.x = Math.random(), this.y = Math.random(), this;
	}
	*[Symbol.iterator]() {
		yield this.x, yield this.y;
	}
}, Fs = class {
	constructor(e = 0, t = 0, n = 0, r = 1) {
		this.isQuaternion = !0, this._x = e, this._y = t, this._z = n, this._w = r;
	}
	static slerpFlat(e, t, n, r, i, a, o) {
		let s = n[r + 0], c = n[r + 1], l = n[r + 2], u = n[r + 3], d = i[a + 0], f = i[a + 1], p = i[a + 2], m = i[a + 3];
		if (u !== m || s !== d || c !== f || l !== p) {
			let e = s * d + c * f + l * p + u * m;
			e < 0 && (d = -d, f = -f, p = -p, m = -m, e = -e);
			let t = 1 - o;
			if (e < .9995) {
				let n = Math.acos(e), r = Math.sin(n);
				t = Math.sin(t * n) / r, o = Math.sin(o * n) / r, s = s * t + d * o, c = c * t + f * o, l = l * t + p * o, u = u * t + m * o;
			} else {
				s = s * t + d * o, c = c * t + f * o, l = l * t + p * o, u = u * t + m * o;
				let e = 1 / Math.sqrt(s * s + c * c + l * l + u * u);
				s *= e, c *= e, l *= e, u *= e;
			}
		}
		e[t] = s, e[t + 1] = c, e[t + 2] = l, e[t + 3] = u;
	}
	static multiplyQuaternionsFlat(e, t, n, r, i, a) {
		let o = n[r], s = n[r + 1], c = n[r + 2], l = n[r + 3], u = i[a], d = i[a + 1], f = i[a + 2], p = i[a + 3];
		return e[t] = o * p + l * u + s * f - c * d, e[t + 1] = s * p + l * d + c * u - o * f, e[t + 2] = c * p + l * f + o * d - s * u, e[t + 3] = l * p - o * u - s * d - c * f, e;
	}
	get x() {
		return this._x;
	}
	set x(e) {
		this._x = e, this._onChangeCallback();
	}
	get y() {
		return this._y;
	}
	set y(e) {
		this._y = e, this._onChangeCallback();
	}
	get z() {
		return this._z;
	}
	set z(e) {
		this._z = e, this._onChangeCallback();
	}
	get w() {
		return this._w;
	}
	set w(e) {
		this._w = e, this._onChangeCallback();
	}
	set(e, t, n, r) {
		return this._x = e, this._y = t, this._z = n, this._w = r, this._onChangeCallback(), this;
	}
	clone() {
		return new this.constructor(this._x, this._y, this._z, this._w);
	}
	copy(e) {
		return this._x = e.x, this._y = e.y, this._z = e.z, this._w = e.w, this._onChangeCallback(), this;
	}
	setFromEuler(e, t = !0) {
		let n = e._x, r = e._y, i = e._z, a = e._order, o = Math.cos, s = Math.sin, c = o(n / 2), l = o(r / 2), u = o(i / 2), d = s(n / 2), f = s(r / 2), p = s(i / 2);
		switch (a) {
			case "XYZ":
				this._x = d * l * u + c * f * p, this._y = c * f * u - d * l * p, this._z = c * l * p + d * f * u, this._w = c * l * u - d * f * p;
				break;
			case "YXZ":
				this._x = d * l * u + c * f * p, this._y = c * f * u - d * l * p, this._z = c * l * p - d * f * u, this._w = c * l * u + d * f * p;
				break;
			case "ZXY":
				this._x = d * l * u - c * f * p, this._y = c * f * u + d * l * p, this._z = c * l * p + d * f * u, this._w = c * l * u - d * f * p;
				break;
			case "ZYX":
				this._x = d * l * u - c * f * p, this._y = c * f * u + d * l * p, this._z = c * l * p - d * f * u, this._w = c * l * u + d * f * p;
				break;
			case "YZX":
				this._x = d * l * u + c * f * p, this._y = c * f * u + d * l * p, this._z = c * l * p - d * f * u, this._w = c * l * u - d * f * p;
				break;
			case "XZY":
				this._x = d * l * u - c * f * p, this._y = c * f * u - d * l * p, this._z = c * l * p + d * f * u, this._w = c * l * u + d * f * p;
				break;
			default: es("Quaternion: .setFromEuler() encountered an unknown order: " + a);
		}
		return t === !0 && this._onChangeCallback(), this;
	}
	setFromAxisAngle(e, t) {
		let n = t / 2, r = Math.sin(n);
		return this._x = e.x * r, this._y = e.y * r, this._z = e.z * r, this._w = Math.cos(n), this._onChangeCallback(), this;
	}
	setFromRotationMatrix(e) {
		let t = e.elements, n = t[0], r = t[4], i = t[8], a = t[1], o = t[5], s = t[9], c = t[2], l = t[6], u = t[10], d = n + o + u;
		if (d > 0) {
			let e = .5 / Math.sqrt(d + 1);
			this._w = .25 / e, this._x = (l - s) * e, this._y = (i - c) * e, this._z = (a - r) * e;
		} else if (n > o && n > u) {
			let e = 2 * Math.sqrt(1 + n - o - u);
			this._w = (l - s) / e, this._x = .25 * e, this._y = (r + a) / e, this._z = (i + c) / e;
		} else if (o > u) {
			let e = 2 * Math.sqrt(1 + o - n - u);
			this._w = (i - c) / e, this._x = (r + a) / e, this._y = .25 * e, this._z = (s + l) / e;
		} else {
			let e = 2 * Math.sqrt(1 + u - n - o);
			this._w = (a - r) / e, this._x = (i + c) / e, this._y = (s + l) / e, this._z = .25 * e;
		}
		return this._onChangeCallback(), this;
	}
	setFromUnitVectors(e, t) {
		let n = e.dot(t) + 1;
		return n < 1e-8 ? (n = 0, Math.abs(e.x) > Math.abs(e.z) ? (this._x = -e.y, this._y = e.x, this._z = 0, this._w = n) : (this._x = 0, this._y = -e.z, this._z = e.y, this._w = n)) : (this._x = e.y * t.z - e.z * t.y, this._y = e.z * t.x - e.x * t.z, this._z = e.x * t.y - e.y * t.x, this._w = n), this.normalize();
	}
	angleTo(e) {
		return 2 * Math.acos(Math.abs(ds(this.dot(e), -1, 1)));
	}
	rotateTowards(e, t) {
		let n = this.angleTo(e);
		if (n === 0) return this;
		let r = Math.min(1, t / n);
		return this.slerp(e, r), this;
	}
	identity() {
		return this.set(0, 0, 0, 1);
	}
	invert() {
		return this.conjugate();
	}
	conjugate() {
		return this._x *= -1, this._y *= -1, this._z *= -1, this._onChangeCallback(), this;
	}
	dot(e) {
		return this._x * e._x + this._y * e._y + this._z * e._z + this._w * e._w;
	}
	lengthSq() {
		return this._x * this._x + this._y * this._y + this._z * this._z + this._w * this._w;
	}
	length() {
		return Math.sqrt(this._x * this._x + this._y * this._y + this._z * this._z + this._w * this._w);
	}
	normalize() {
		let e = this.length();
		return e === 0 ? (this._x = 0, this._y = 0, this._z = 0, this._w = 1) : (e = 1 / e, this._x *= e, this._y *= e, this._z *= e, this._w *= e), this._onChangeCallback(), this;
	}
	multiply(e) {
		return this.multiplyQuaternions(this, e);
	}
	premultiply(e) {
		return this.multiplyQuaternions(e, this);
	}
	multiplyQuaternions(e, t) {
		let n = e._x, r = e._y, i = e._z, a = e._w, o = t._x, s = t._y, c = t._z, l = t._w;
		return this._x = n * l + a * o + r * c - i * s, this._y = r * l + a * s + i * o - n * c, this._z = i * l + a * c + n * s - r * o, this._w = a * l - n * o - r * s - i * c, this._onChangeCallback(), this;
	}
	slerp(e, t) {
		let n = e._x, r = e._y, i = e._z, a = e._w, o = this.dot(e);
		o < 0 && (n = -n, r = -r, i = -i, a = -a, o = -o);
		let s = 1 - t;
		if (o < .9995) {
			let e = Math.acos(o), c = Math.sin(e);
			s = Math.sin(s * e) / c, t = Math.sin(t * e) / c, this._x = this._x * s + n * t, this._y = this._y * s + r * t, this._z = this._z * s + i * t, this._w = this._w * s + a * t, this._onChangeCallback();
		} else this._x = this._x * s + n * t, this._y = this._y * s + r * t, this._z = this._z * s + i * t, this._w = this._w * s + a * t, this.normalize();
		return this;
	}
	slerpQuaternions(e, t, n) {
		return this.copy(e).slerp(t, n);
	}
	random() {
		let e = 2 * Math.PI * Math.random(), t = 2 * Math.PI * Math.random(), n = Math.random(), r = Math.sqrt(1 - n), i = Math.sqrt(n);
		return this.set(r * Math.sin(e), r * Math.cos(e), i * Math.sin(t), i * Math.cos(t));
	}
	equals(e) {
		return e._x === this._x && e._y === this._y && e._z === this._z && e._w === this._w;
	}
	fromArray(e, t = 0) {
		return this._x = e[t], this._y = e[t + 1], this._z = e[t + 2], this._w = e[t + 3], this._onChangeCallback(), this;
	}
	toArray(e = [], t = 0) {
		return e[t] = this._x, e[t + 1] = this._y, e[t + 2] = this._z, e[t + 3] = this._w, e;
	}
	fromBufferAttribute(e, t) {
		return this._x = e.getX(t), this._y = e.getY(t), this._z = e.getZ(t), this._w = e.getW(t), this._onChangeCallback(), this;
	}
	toJSON() {
		return this.toArray();
	}
	_onChange(e) {
		return this._onChangeCallback = e, this;
	}
	_onChangeCallback() {}
	*[Symbol.iterator]() {
		yield this._x, yield this._y, yield this._z, yield this._w;
	}
}, Q = class {
	static {
		this.prototype.isVector3 = !0;
	}
	constructor(e = 0, t = 0, n = 0) {
		this.x = e, this.y = t, this.z = n;
	}
	set(e, t, n) {
		return n === void 0 && (n = this.z), this.x = e, this.y = t, this.z = n, this;
	}
	setScalar(e) {
		return this.x = e, this.y = e, this.z = e, this;
	}
	setX(e) {
		return this.x = e, this;
	}
	setY(e) {
		return this.y = e, this;
	}
	setZ(e) {
		return this.z = e, this;
	}
	setComponent(e, t) {
		switch (e) {
			case 0:
				this.x = t;
				break;
			case 1:
				this.y = t;
				break;
			case 2:
				this.z = t;
				break;
			default: throw Error("THREE.Vector3: index is out of range: " + e);
		}
		return this;
	}
	getComponent(e) {
		switch (e) {
			case 0: return this.x;
			case 1: return this.y;
			case 2: return this.z;
			default: throw Error("THREE.Vector3: index is out of range: " + e);
		}
	}
	clone() {
		return new this.constructor(this.x, this.y, this.z);
	}
	copy(e) {
		return this.x = e.x, this.y = e.y, this.z = e.z, this;
	}
	add(e) {
		return this.x += e.x, this.y += e.y, this.z += e.z, this;
	}
	addScalar(e) {
		return this.x += e, this.y += e, this.z += e, this;
	}
	addVectors(e, t) {
		return this.x = e.x + t.x, this.y = e.y + t.y, this.z = e.z + t.z, this;
	}
	addScaledVector(e, t) {
		return this.x += e.x * t, this.y += e.y * t, this.z += e.z * t, this;
	}
	sub(e) {
		return this.x -= e.x, this.y -= e.y, this.z -= e.z, this;
	}
	subScalar(e) {
		return this.x -= e, this.y -= e, this.z -= e, this;
	}
	subVectors(e, t) {
		return this.x = e.x - t.x, this.y = e.y - t.y, this.z = e.z - t.z, this;
	}
	multiply(e) {
		return this.x *= e.x, this.y *= e.y, this.z *= e.z, this;
	}
	multiplyScalar(e) {
		return this.x *= e, this.y *= e, this.z *= e, this;
	}
	multiplyVectors(e, t) {
		return this.x = e.x * t.x, this.y = e.y * t.y, this.z = e.z * t.z, this;
	}
	applyEuler(e) {
		return this.applyQuaternion(Ls.setFromEuler(e));
	}
	applyAxisAngle(e, t) {
		return this.applyQuaternion(Ls.setFromAxisAngle(e, t));
	}
	applyMatrix3(e) {
		let t = this.x, n = this.y, r = this.z, i = e.elements;
		return this.x = i[0] * t + i[3] * n + i[6] * r, this.y = i[1] * t + i[4] * n + i[7] * r, this.z = i[2] * t + i[5] * n + i[8] * r, this;
	}
	applyNormalMatrix(e) {
		return this.applyMatrix3(e).normalize();
	}
	applyMatrix4(e) {
		let t = this.x, n = this.y, r = this.z, i = e.elements, a = 1 / (i[3] * t + i[7] * n + i[11] * r + i[15]);
		return this.x = (i[0] * t + i[4] * n + i[8] * r + i[12]) * a, this.y = (i[1] * t + i[5] * n + i[9] * r + i[13]) * a, this.z = (i[2] * t + i[6] * n + i[10] * r + i[14]) * a, this;
	}
	applyQuaternion(e) {
		let t = this.x, n = this.y, r = this.z, i = e.x, a = e.y, o = e.z, s = e.w, c = 2 * (a * r - o * n), l = 2 * (o * t - i * r), u = 2 * (i * n - a * t);
		return this.x = t + s * c + a * u - o * l, this.y = n + s * l + o * c - i * u, this.z = r + s * u + i * l - a * c, this;
	}
	project(e) {
		return this.applyMatrix4(e.matrixWorldInverse).applyMatrix4(e.projectionMatrix);
	}
	unproject(e) {
		return this.applyMatrix4(e.projectionMatrixInverse).applyMatrix4(e.matrixWorld);
	}
	transformDirection(e) {
		let t = this.x, n = this.y, r = this.z, i = e.elements;
		return this.x = i[0] * t + i[4] * n + i[8] * r, this.y = i[1] * t + i[5] * n + i[9] * r, this.z = i[2] * t + i[6] * n + i[10] * r, this.normalize();
	}
	divide(e) {
		return this.x /= e.x, this.y /= e.y, this.z /= e.z, this;
	}
	divideScalar(e) {
		return this.multiplyScalar(1 / e);
	}
	min(e) {
		return this.x = Math.min(this.x, e.x), this.y = Math.min(this.y, e.y), this.z = Math.min(this.z, e.z), this;
	}
	max(e) {
		return this.x = Math.max(this.x, e.x), this.y = Math.max(this.y, e.y), this.z = Math.max(this.z, e.z), this;
	}
	clamp(e, t) {
		return this.x = ds(this.x, e.x, t.x), this.y = ds(this.y, e.y, t.y), this.z = ds(this.z, e.z, t.z), this;
	}
	clampScalar(e, t) {
		return this.x = ds(this.x, e, t), this.y = ds(this.y, e, t), this.z = ds(this.z, e, t), this;
	}
	clampLength(e, t) {
		let n = this.length();
		return this.divideScalar(n || 1).multiplyScalar(ds(n, e, t));
	}
	floor() {
		return this.x = Math.floor(this.x), this.y = Math.floor(this.y), this.z = Math.floor(this.z), this;
	}
	ceil() {
		return this.x = Math.ceil(this.x), this.y = Math.ceil(this.y), this.z = Math.ceil(this.z), this;
	}
	round() {
		return this.x = Math.round(this.x), this.y = Math.round(this.y), this.z = Math.round(this.z), this;
	}
	roundToZero() {
		return this.x = Math.trunc(this.x), this.y = Math.trunc(this.y), this.z = Math.trunc(this.z), this;
	}
	negate() {
		return this.x = -this.x, this.y = -this.y, this.z = -this.z, this;
	}
	dot(e) {
		return this.x * e.x + this.y * e.y + this.z * e.z;
	}
	lengthSq() {
		return this.x * this.x + this.y * this.y + this.z * this.z;
	}
	length() {
		return Math.sqrt(this.x * this.x + this.y * this.y + this.z * this.z);
	}
	manhattanLength() {
		return Math.abs(this.x) + Math.abs(this.y) + Math.abs(this.z);
	}
	normalize() {
		return this.divideScalar(this.length() || 1);
	}
	setLength(e) {
		return this.normalize().multiplyScalar(e);
	}
	lerp(e, t) {
		return this.x += (e.x - this.x) * t, this.y += (e.y - this.y) * t, this.z += (e.z - this.z) * t, this;
	}
	lerpVectors(e, t, n) {
		return this.x = e.x + (t.x - e.x) * n, this.y = e.y + (t.y - e.y) * n, this.z = e.z + (t.z - e.z) * n, this;
	}
	cross(e) {
		return this.crossVectors(this, e);
	}
	crossVectors(e, t) {
		let n = e.x, r = e.y, i = e.z, a = t.x, o = t.y, s = t.z;
		return this.x = r * s - i * o, this.y = i * a - n * s, this.z = n * o - r * a, this;
	}
	projectOnVector(e) {
		let t = e.lengthSq();
		if (t === 0) return this.set(0, 0, 0);
		let n = e.dot(this) / t;
		return this.copy(e).multiplyScalar(n);
	}
	projectOnPlane(e) {
		return Is.copy(this).projectOnVector(e), this.sub(Is);
	}
	reflect(e) {
		return this.sub(Is.copy(e).multiplyScalar(2 * this.dot(e)));
	}
	angleTo(e) {
		let t = Math.sqrt(this.lengthSq() * e.lengthSq());
		if (t === 0) return Math.PI / 2;
		let n = this.dot(e) / t;
		return Math.acos(ds(n, -1, 1));
	}
	distanceTo(e) {
		return Math.sqrt(this.distanceToSquared(e));
	}
	distanceToSquared(e) {
		let t = this.x - e.x, n = this.y - e.y, r = this.z - e.z;
		return t * t + n * n + r * r;
	}
	manhattanDistanceTo(e) {
		return Math.abs(this.x - e.x) + Math.abs(this.y - e.y) + Math.abs(this.z - e.z);
	}
	setFromSpherical(e) {
		return this.setFromSphericalCoords(e.radius, e.phi, e.theta);
	}
	setFromSphericalCoords(e, t, n) {
		let r = Math.sin(t) * e;
		return this.x = r * Math.sin(n), this.y = Math.cos(t) * e, this.z = r * Math.cos(n), this;
	}
	setFromCylindrical(e) {
		return this.setFromCylindricalCoords(e.radius, e.theta, e.y);
	}
	setFromCylindricalCoords(e, t, n) {
		return this.x = e * Math.sin(t), this.y = n, this.z = e * Math.cos(t), this;
	}
	setFromMatrixPosition(e) {
		let t = e.elements;
		return this.x = t[12], this.y = t[13], this.z = t[14], this;
	}
	setFromMatrixScale(e) {
		let t = this.setFromMatrixColumn(e, 0).length(), n = this.setFromMatrixColumn(e, 1).length(), r = this.setFromMatrixColumn(e, 2).length();
		return this.x = t, this.y = n, this.z = r, this;
	}
	setFromMatrixColumn(e, t) {
		return this.fromArray(e.elements, t * 4);
	}
	setFromMatrix3Column(e, t) {
		return this.fromArray(e.elements, t * 3);
	}
	setFromEuler(e) {
		return this.x = e._x, this.y = e._y, this.z = e._z, this;
	}
	setFromColor(e) {
		return this.x = e.r, this.y = e.g, this.z = e.b, this;
	}
	equals(e) {
		return e.x === this.x && e.y === this.y && e.z === this.z;
	}
	fromArray(e, t = 0) {
		return this.x = e[t], this.y = e[t + 1], this.z = e[t + 2], this;
	}
	toArray(e = [], t = 0) {
		return e[t] = this.x, e[t + 1] = this.y, e[t + 2] = this.z, e;
	}
	fromBufferAttribute(e, t) {
		return this.x = e.getX(t), this.y = e.getY(t), this.z = e.getZ(t), this;
	}
	random() {
		return this.x = Math.random(), this.y = Math.random(), this.z = Math.random(), this;
	}
	randomDirection() {
		let e = Math.random() * Math.PI * 2, t = Math.random() * 2 - 1, n = Math.sqrt(1 - t * t);
		return this.x = n * Math.cos(e), this.y = t, this.z = n * Math.sin(e), this;
	}
	*[Symbol.iterator]() {
		yield this.x, yield this.y, yield this.z;
	}
}, Is = /*@__PURE__*/ new Q(), Ls = /*@__PURE__*/ new Fs(), Rs = class {
	static {
		this.prototype.isMatrix3 = !0;
	}
	constructor(e, t, n, r, i, a, o, s, c) {
		this.elements = [
			1,
			0,
			0,
			0,
			1,
			0,
			0,
			0,
			1
		], e !== void 0 && this.set(e, t, n, r, i, a, o, s, c);
	}
	set(e, t, n, r, i, a, o, s, c) {
		let l = this.elements;
		return l[0] = e, l[1] = r, l[2] = o, l[3] = t, l[4] = i, l[5] = s, l[6] = n, l[7] = a, l[8] = c, this;
	}
	identity() {
		return this.set(1, 0, 0, 0, 1, 0, 0, 0, 1), this;
	}
	copy(e) {
		let t = this.elements, n = e.elements;
		return t[0] = n[0], t[1] = n[1], t[2] = n[2], t[3] = n[3], t[4] = n[4], t[5] = n[5], t[6] = n[6], t[7] = n[7], t[8] = n[8], this;
	}
	extractBasis(e, t, n) {
		return e.setFromMatrix3Column(this, 0), t.setFromMatrix3Column(this, 1), n.setFromMatrix3Column(this, 2), this;
	}
	setFromMatrix4(e) {
		let t = e.elements;
		return this.set(t[0], t[4], t[8], t[1], t[5], t[9], t[2], t[6], t[10]), this;
	}
	multiply(e) {
		return this.multiplyMatrices(this, e);
	}
	premultiply(e) {
		return this.multiplyMatrices(e, this);
	}
	multiplyMatrices(e, t) {
		let n = e.elements, r = t.elements, i = this.elements, a = n[0], o = n[3], s = n[6], c = n[1], l = n[4], u = n[7], d = n[2], f = n[5], p = n[8], m = r[0], h = r[3], g = r[6], _ = r[1], v = r[4], y = r[7], b = r[2], x = r[5], S = r[8];
		return i[0] = a * m + o * _ + s * b, i[3] = a * h + o * v + s * x, i[6] = a * g + o * y + s * S, i[1] = c * m + l * _ + u * b, i[4] = c * h + l * v + u * x, i[7] = c * g + l * y + u * S, i[2] = d * m + f * _ + p * b, i[5] = d * h + f * v + p * x, i[8] = d * g + f * y + p * S, this;
	}
	multiplyScalar(e) {
		let t = this.elements;
		return t[0] *= e, t[3] *= e, t[6] *= e, t[1] *= e, t[4] *= e, t[7] *= e, t[2] *= e, t[5] *= e, t[8] *= e, this;
	}
	determinant() {
		let e = this.elements, t = e[0], n = e[1], r = e[2], i = e[3], a = e[4], o = e[5], s = e[6], c = e[7], l = e[8];
		return t * a * l - t * o * c - n * i * l + n * o * s + r * i * c - r * a * s;
	}
	invert() {
		let e = this.elements, t = e[0], n = e[1], r = e[2], i = e[3], a = e[4], o = e[5], s = e[6], c = e[7], l = e[8], u = l * a - o * c, d = o * s - l * i, f = c * i - a * s, p = t * u + n * d + r * f;
		if (p === 0) return this.set(0, 0, 0, 0, 0, 0, 0, 0, 0);
		let m = 1 / p;
		return e[0] = u * m, e[1] = (r * c - l * n) * m, e[2] = (o * n - r * a) * m, e[3] = d * m, e[4] = (l * t - r * s) * m, e[5] = (r * i - o * t) * m, e[6] = f * m, e[7] = (n * s - c * t) * m, e[8] = (a * t - n * i) * m, this;
	}
	transpose() {
		let e, t = this.elements;
		return e = t[1], t[1] = t[3], t[3] = e, e = t[2], t[2] = t[6], t[6] = e, e = t[5], t[5] = t[7], t[7] = e, this;
	}
	getNormalMatrix(e) {
		return this.setFromMatrix4(e).invert().transpose();
	}
	transposeIntoArray(e) {
		let t = this.elements;
		return e[0] = t[0], e[1] = t[3], e[2] = t[6], e[3] = t[1], e[4] = t[4], e[5] = t[7], e[6] = t[2], e[7] = t[5], e[8] = t[8], this;
	}
	setUvTransform(e, t, n, r, i, a, o) {
		let s = Math.cos(i), c = Math.sin(i);
		return this.set(n * s, n * c, -n * (s * a + c * o) + a + e, -r * c, r * s, -r * (-c * a + s * o) + o + t, 0, 0, 1), this;
	}
	scale(e, t) {
		return ns("Matrix3: .scale() is deprecated. Use .makeScale() instead."), this.premultiply(zs.makeScale(e, t)), this;
	}
	rotate(e) {
		return ns("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."), this.premultiply(zs.makeRotation(-e)), this;
	}
	translate(e, t) {
		return ns("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."), this.premultiply(zs.makeTranslation(e, t)), this;
	}
	makeTranslation(e, t) {
		return e.isVector2 ? this.set(1, 0, e.x, 0, 1, e.y, 0, 0, 1) : this.set(1, 0, e, 0, 1, t, 0, 0, 1), this;
	}
	makeRotation(e) {
		let t = Math.cos(e), n = Math.sin(e);
		return this.set(t, -n, 0, n, t, 0, 0, 0, 1), this;
	}
	makeScale(e, t) {
		return this.set(e, 0, 0, 0, t, 0, 0, 0, 1), this;
	}
	equals(e) {
		let t = this.elements, n = e.elements;
		for (let e = 0; e < 9; e++) if (t[e] !== n[e]) return !1;
		return !0;
	}
	fromArray(e, t = 0) {
		for (let n = 0; n < 9; n++) this.elements[n] = e[n + t];
		return this;
	}
	toArray(e = [], t = 0) {
		let n = this.elements;
		return e[t] = n[0], e[t + 1] = n[1], e[t + 2] = n[2], e[t + 3] = n[3], e[t + 4] = n[4], e[t + 5] = n[5], e[t + 6] = n[6], e[t + 7] = n[7], e[t + 8] = n[8], e;
	}
	clone() {
		return new this.constructor().fromArray(this.elements);
	}
}, zs = /*@__PURE__*/ new Rs(), Bs = /*@__PURE__*/ new Rs().set(.4123908, .3575843, .1804808, .212639, .7151687, .0721923, .0193308, .1191948, .9505322), Vs = /*@__PURE__*/ new Rs().set(3.2409699, -1.5373832, -.4986108, -.9692436, 1.8759675, .0415551, .0556301, -.203977, 1.0569715);
function Hs() {
	let e = {
		enabled: !0,
		workingColorSpace: Vo,
		spaces: {},
		convert: function(e, t, n) {
			return this.enabled === !1 || t === n || !t || !n || (this.spaces[t].transfer === "srgb" && (e.r = Ws(e.r), e.g = Ws(e.g), e.b = Ws(e.b)), this.spaces[t].primaries !== this.spaces[n].primaries && (e.applyMatrix3(this.spaces[t].toXYZ), e.applyMatrix3(this.spaces[n].fromXYZ)), this.spaces[n].transfer === "srgb" && (e.r = Gs(e.r), e.g = Gs(e.g), e.b = Gs(e.b))), e;
		},
		workingToColorSpace: function(e, t) {
			return this.convert(e, this.workingColorSpace, t);
		},
		colorSpaceToWorking: function(e, t) {
			return this.convert(e, t, this.workingColorSpace);
		},
		getPrimaries: function(e) {
			return this.spaces[e].primaries;
		},
		getTransfer: function(e) {
			return e === "" ? Ho : this.spaces[e].transfer;
		},
		getToneMappingMode: function(e) {
			return this.spaces[e].outputColorSpaceConfig.toneMappingMode || "standard";
		},
		getLuminanceCoefficients: function(e, t = this.workingColorSpace) {
			return e.fromArray(this.spaces[t].luminanceCoefficients);
		},
		define: function(e) {
			Object.assign(this.spaces, e);
		},
		_getMatrix: function(e, t, n) {
			return e.copy(this.spaces[n].fromXYZ).multiply(this.spaces[t].toXYZ);
		},
		_getDrawingBufferColorSpace: function(e) {
			return this.spaces[e].outputColorSpaceConfig.drawingBufferColorSpace;
		},
		_getUnpackColorSpace: function(e = this.workingColorSpace) {
			return this.spaces[e].workingColorSpaceConfig.unpackColorSpace;
		}
	}, t = [
		.64,
		.33,
		.3,
		.6,
		.15,
		.06
	], n = [
		.2126,
		.7152,
		.0722
	], r = [.3127, .329];
	return e.define({
		[Vo]: {
			primaries: t,
			whitePoint: r,
			transfer: Ho,
			toXYZ: Bs,
			fromXYZ: Vs,
			luminanceCoefficients: n,
			workingColorSpaceConfig: { unpackColorSpace: Bo },
			outputColorSpaceConfig: { drawingBufferColorSpace: Bo }
		},
		[Bo]: {
			primaries: t,
			whitePoint: r,
			transfer: Uo,
			toXYZ: Bs,
			fromXYZ: Vs,
			luminanceCoefficients: n,
			outputColorSpaceConfig: { drawingBufferColorSpace: Bo }
		}
	}), e;
}
var Us = /*@__PURE__*/ Hs();
function Ws(e) {
	return e < .04045 ? e * .0773993808 : (e * .9478672986 + .0521327014) ** 2.4;
}
function Gs(e) {
	return e < .0031308 ? e * 12.92 : 1.055 * e ** .41666 - .055;
}
var Ks, qs = class {
	static getDataURL(e, t = "image/png") {
		if (/^data:/i.test(e.src) || typeof HTMLCanvasElement > "u") return e.src;
		let n;
		if (e instanceof HTMLCanvasElement) n = e;
		else {
			Ks === void 0 && (Ks = Yo("canvas")), Ks.width = e.width, Ks.height = e.height;
			let t = Ks.getContext("2d");
			e instanceof ImageData ? t.putImageData(e, 0, 0) : t.drawImage(e, 0, 0, e.width, e.height), n = Ks;
		}
		return n.toDataURL(t);
	}
	static sRGBToLinear(e) {
		if (typeof HTMLImageElement < "u" && e instanceof HTMLImageElement || typeof HTMLCanvasElement < "u" && e instanceof HTMLCanvasElement || typeof ImageBitmap < "u" && e instanceof ImageBitmap) {
			let t = Yo("canvas");
			t.width = e.width, t.height = e.height;
			let n = t.getContext("2d");
			n.drawImage(e, 0, 0, e.width, e.height);
			let r = n.getImageData(0, 0, e.width, e.height), i = r.data;
			for (let e = 0; e < i.length; e++) i[e] = Ws(i[e] / 255) * 255;
			return n.putImageData(r, 0, 0), t;
		}
		if (e.data) {
			let t = e.data.slice(0);
			for (let e = 0; e < t.length; e++) t instanceof Uint8Array || t instanceof Uint8ClampedArray ? t[e] = Math.floor(Ws(t[e] / 255) * 255) : t[e] = Ws(t[e]);
			return {
				data: t,
				width: e.width,
				height: e.height
			};
		}
		return es("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."), e;
	}
}, Js = 0, Ys = class {
	constructor(e = null) {
		this.isTextureSource = !0, Object.defineProperty(this, "id", { value: Js++ }), this.uuid = us(), this.data = e, this.dataReady = !0, this.version = 0;
	}
	getSize(e) {
		let t = this.data;
		return typeof HTMLVideoElement < "u" && t instanceof HTMLVideoElement ? e.set(t.videoWidth, t.videoHeight, 0) : typeof VideoFrame < "u" && t instanceof VideoFrame ? e.set(t.displayWidth, t.displayHeight, 0) : t === null ? e.set(0, 0, 0) : e.set(t.width || 0, t.height || 0, t.depth || 0), e;
	}
	set needsUpdate(e) {
		e === !0 && this.version++;
	}
	toJSON(e) {
		let t = e === void 0 || typeof e == "string";
		if (!t && e.images[this.uuid] !== void 0) return e.images[this.uuid];
		let n = {
			uuid: this.uuid,
			url: ""
		}, r = this.data;
		if (r !== null) {
			let e;
			if (Array.isArray(r)) {
				e = [];
				for (let t = 0, n = r.length; t < n; t++) r[t].isDataTexture ? e.push(Xs(r[t].image)) : e.push(Xs(r[t]));
			} else e = Xs(r);
			n.url = e;
		}
		return t || (e.images[this.uuid] = n), n;
	}
};
function Xs(e) {
	return typeof HTMLImageElement < "u" && e instanceof HTMLImageElement || typeof HTMLCanvasElement < "u" && e instanceof HTMLCanvasElement || typeof ImageBitmap < "u" && e instanceof ImageBitmap ? qs.getDataURL(e) : e.data ? {
		data: Array.from(e.data),
		width: e.width,
		height: e.height,
		type: e.data.constructor.name
	} : (es("Texture: Unable to serialize Texture."), {});
}
var Zs = 0, Qs = /*@__PURE__*/ new Q(), $s = class e extends as {
	constructor(t = e.DEFAULT_IMAGE, n = e.DEFAULT_MAPPING, r = va, i = va, a = Ca, o = Ta, s = Va, c = Ea, l = e.DEFAULT_ANISOTROPY, u = "") {
		super(), this.isTexture = !0, Object.defineProperty(this, "id", { value: Zs++ }), this.uuid = us(), this.name = "", this.source = new Ys(t), this.mipmaps = [], this.mapping = n, this.channel = 0, this.wrapS = r, this.wrapT = i, this.magFilter = a, this.minFilter = o, this.anisotropy = l, this.format = s, this.internalFormat = null, this.type = c, this.offset = new Ps(0, 0), this.repeat = new Ps(1, 1), this.center = new Ps(0, 0), this.rotation = 0, this.matrixAutoUpdate = !0, this.matrix = new Rs(), this.generateMipmaps = !0, this.mipmapsAutoUpdate = !0, this.premultiplyAlpha = !1, this.flipY = !0, this.unpackAlignment = 4, this.colorSpace = u, this.userData = {}, this.updateRanges = [], this.version = 0, this.onUpdate = null, this.renderTarget = null, this.isRenderTargetTexture = !1, this.isArrayTexture = !!(t && t.depth && t.depth > 1), this.pmremVersion = 0, this.isPMREMTexture = !1, this.normalized = !1;
	}
	get width() {
		return this.source.getSize(Qs).x;
	}
	get height() {
		return this.source.getSize(Qs).y;
	}
	get depth() {
		return this.source.getSize(Qs).z;
	}
	get image() {
		return this.source.data;
	}
	set image(e) {
		this.source.data = e;
	}
	updateMatrix() {
		this.matrix.setUvTransform(this.offset.x, this.offset.y, this.repeat.x, this.repeat.y, this.rotation, this.center.x, this.center.y);
	}
	addUpdateRange(e, t) {
		this.updateRanges.push({
			start: e,
			count: t
		});
	}
	clearUpdateRanges() {
		this.updateRanges.length = 0;
	}
	clone() {
		return new this.constructor().copy(this);
	}
	copy(e) {
		return this.name = e.name, this.source = e.source, this.mipmaps = e.mipmaps.slice(0), this.mapping = e.mapping, this.channel = e.channel, this.wrapS = e.wrapS, this.wrapT = e.wrapT, this.magFilter = e.magFilter, this.minFilter = e.minFilter, this.anisotropy = e.anisotropy, this.format = e.format, this.internalFormat = e.internalFormat, this.type = e.type, this.normalized = e.normalized, this.offset.copy(e.offset), this.repeat.copy(e.repeat), this.center.copy(e.center), this.rotation = e.rotation, this.matrixAutoUpdate = e.matrixAutoUpdate, this.matrix.copy(e.matrix), this.generateMipmaps = e.generateMipmaps, this.mipmapsAutoUpdate = e.mipmapsAutoUpdate, this.premultiplyAlpha = e.premultiplyAlpha, this.flipY = e.flipY, this.unpackAlignment = e.unpackAlignment, this.colorSpace = e.colorSpace, this.renderTarget = e.renderTarget, this.isRenderTargetTexture = e.isRenderTargetTexture, this.isPMREMTexture = e.isPMREMTexture, this.isArrayTexture = e.isArrayTexture, this.userData = JSON.parse(JSON.stringify(e.userData)), this.needsUpdate = !0, this;
	}
	setValues(e) {
		for (let t in e) {
			let n = e[t];
			if (n === void 0) {
				es(`Texture.setValues(): parameter '${t}' has value of undefined.`);
				continue;
			}
			let r = this[t];
			r === void 0 ? es(`Texture.setValues(): property '${t}' does not exist.`) : r && n && r.isVector2 && n.isVector2 || r && n && r.isVector3 && n.isVector3 || r && n && r.isMatrix3 && n.isMatrix3 ? r.copy(n) : this[t] = n;
		}
	}
	toJSON(e) {
		let t = e === void 0 || typeof e == "string";
		if (!t && e.textures[this.uuid] !== void 0) return e.textures[this.uuid];
		let n = {
			metadata: {
				version: 4.7,
				type: "Texture",
				generator: "Texture.toJSON"
			},
			uuid: this.uuid,
			name: this.name,
			image: this.source.toJSON(e).uuid,
			mapping: this.mapping,
			channel: this.channel,
			repeat: [this.repeat.x, this.repeat.y],
			offset: [this.offset.x, this.offset.y],
			center: [this.center.x, this.center.y],
			rotation: this.rotation,
			wrap: [this.wrapS, this.wrapT],
			format: this.format,
			internalFormat: this.internalFormat,
			type: this.type,
			normalized: this.normalized,
			colorSpace: this.colorSpace,
			minFilter: this.minFilter,
			magFilter: this.magFilter,
			anisotropy: this.anisotropy,
			flipY: this.flipY,
			generateMipmaps: this.generateMipmaps,
			mipmapsAutoUpdate: this.mipmapsAutoUpdate,
			premultiplyAlpha: this.premultiplyAlpha,
			unpackAlignment: this.unpackAlignment
		};
		return Object.keys(this.userData).length > 0 && (n.userData = this.userData), t || (e.textures[this.uuid] = n), n;
	}
	dispose() {
		this.dispatchEvent({ type: "dispose" });
	}
	transformUv(e) {
		if (this.mapping !== 300) return e;
		if (e.applyMatrix3(this.matrix), e.x < 0 || e.x > 1) switch (this.wrapS) {
			case _a:
				e.x -= Math.floor(e.x);
				break;
			case va:
				e.x = e.x < 0 ? 0 : 1;
				break;
			case ya: Math.abs(Math.floor(e.x) % 2) === 1 ? e.x = Math.ceil(e.x) - e.x : e.x -= Math.floor(e.x);
		}
		if (e.y < 0 || e.y > 1) switch (this.wrapT) {
			case _a:
				e.y -= Math.floor(e.y);
				break;
			case va:
				e.y = e.y < 0 ? 0 : 1;
				break;
			case ya: Math.abs(Math.floor(e.y) % 2) === 1 ? e.y = Math.ceil(e.y) - e.y : e.y -= Math.floor(e.y);
		}
		return this.flipY && (e.y = 1 - e.y), e;
	}
	set needsUpdate(e) {
		e === !0 && (this.version++, this.source.needsUpdate = !0);
	}
	set needsPMREMUpdate(e) {
		e === !0 && this.pmremVersion++;
	}
};
$s.DEFAULT_IMAGE = null, $s.DEFAULT_MAPPING = 300, $s.DEFAULT_ANISOTROPY = 1;
var ec = class {
	static {
		this.prototype.isVector4 = !0;
	}
	constructor(e = 0, t = 0, n = 0, r = 1) {
		this.x = e, this.y = t, this.z = n, this.w = r;
	}
	get width() {
		return this.z;
	}
	set width(e) {
		this.z = e;
	}
	get height() {
		return this.w;
	}
	set height(e) {
		this.w = e;
	}
	set(e, t, n, r) {
		return this.x = e, this.y = t, this.z = n, this.w = r, this;
	}
	setScalar(e) {
		return this.x = e, this.y = e, this.z = e, this.w = e, this;
	}
	setX(e) {
		return this.x = e, this;
	}
	setY(e) {
		return this.y = e, this;
	}
	setZ(e) {
		return this.z = e, this;
	}
	setW(e) {
		return this.w = e, this;
	}
	setComponent(e, t) {
		switch (e) {
			case 0:
				this.x = t;
				break;
			case 1:
				this.y = t;
				break;
			case 2:
				this.z = t;
				break;
			case 3:
				this.w = t;
				break;
			default: throw Error("THREE.Vector4: index is out of range: " + e);
		}
		return this;
	}
	getComponent(e) {
		switch (e) {
			case 0: return this.x;
			case 1: return this.y;
			case 2: return this.z;
			case 3: return this.w;
			default: throw Error("THREE.Vector4: index is out of range: " + e);
		}
	}
	clone() {
		return new this.constructor(this.x, this.y, this.z, this.w);
	}
	copy(e) {
		return this.x = e.x, this.y = e.y, this.z = e.z, this.w = e.w === void 0 ? 1 : e.w, this;
	}
	add(e) {
		return this.x += e.x, this.y += e.y, this.z += e.z, this.w += e.w, this;
	}
	addScalar(e) {
		return this.x += e, this.y += e, this.z += e, this.w += e, this;
	}
	addVectors(e, t) {
		return this.x = e.x + t.x, this.y = e.y + t.y, this.z = e.z + t.z, this.w = e.w + t.w, this;
	}
	addScaledVector(e, t) {
		return this.x += e.x * t, this.y += e.y * t, this.z += e.z * t, this.w += e.w * t, this;
	}
	sub(e) {
		return this.x -= e.x, this.y -= e.y, this.z -= e.z, this.w -= e.w, this;
	}
	subScalar(e) {
		return this.x -= e, this.y -= e, this.z -= e, this.w -= e, this;
	}
	subVectors(e, t) {
		return this.x = e.x - t.x, this.y = e.y - t.y, this.z = e.z - t.z, this.w = e.w - t.w, this;
	}
	multiply(e) {
		return this.x *= e.x, this.y *= e.y, this.z *= e.z, this.w *= e.w, this;
	}
	multiplyScalar(e) {
		return this.x *= e, this.y *= e, this.z *= e, this.w *= e, this;
	}
	applyMatrix4(e) {
		let t = this.x, n = this.y, r = this.z, i = this.w, a = e.elements;
		return this.x = a[0] * t + a[4] * n + a[8] * r + a[12] * i, this.y = a[1] * t + a[5] * n + a[9] * r + a[13] * i, this.z = a[2] * t + a[6] * n + a[10] * r + a[14] * i, this.w = a[3] * t + a[7] * n + a[11] * r + a[15] * i, this;
	}
	divide(e) {
		return this.x /= e.x, this.y /= e.y, this.z /= e.z, this.w /= e.w, this;
	}
	divideScalar(e) {
		return this.multiplyScalar(1 / e);
	}
	setAxisAngleFromQuaternion(e) {
		this.w = 2 * Math.acos(e.w);
		let t = Math.sqrt(1 - e.w * e.w);
		return t < 1e-4 ? (this.x = 1, this.y = 0, this.z = 0) : (this.x = e.x / t, this.y = e.y / t, this.z = e.z / t), this;
	}
	setAxisAngleFromRotationMatrix(e) {
		let t, n, r, i, a = .01, o = .1, s = e.elements, c = s[0], l = s[4], u = s[8], d = s[1], f = s[5], p = s[9], m = s[2], h = s[6], g = s[10];
		if (Math.abs(l - d) < a && Math.abs(u - m) < a && Math.abs(p - h) < a) {
			if (Math.abs(l + d) < o && Math.abs(u + m) < o && Math.abs(p + h) < o && Math.abs(c + f + g - 3) < o) return this.set(1, 0, 0, 0), this;
			t = Math.PI;
			let e = (c + 1) / 2, s = (f + 1) / 2, _ = (g + 1) / 2, v = (l + d) / 4, y = (u + m) / 4, b = (p + h) / 4;
			return e > s && e > _ ? e < a ? (n = 0, r = .707106781, i = .707106781) : (n = Math.sqrt(e), r = v / n, i = y / n) : s > _ ? s < a ? (n = .707106781, r = 0, i = .707106781) : (r = Math.sqrt(s), n = v / r, i = b / r) : _ < a ? (n = .707106781, r = .707106781, i = 0) : (i = Math.sqrt(_), n = y / i, r = b / i), this.set(n, r, i, t), this;
		}
		let _ = Math.sqrt((h - p) * (h - p) + (u - m) * (u - m) + (d - l) * (d - l));
		return Math.abs(_) < .001 && (_ = 1), this.x = (h - p) / _, this.y = (u - m) / _, this.z = (d - l) / _, this.w = Math.acos((c + f + g - 1) / 2), this;
	}
	setFromMatrixPosition(e) {
		let t = e.elements;
		return this.x = t[12], this.y = t[13], this.z = t[14], this.w = t[15], this;
	}
	min(e) {
		return this.x = Math.min(this.x, e.x), this.y = Math.min(this.y, e.y), this.z = Math.min(this.z, e.z), this.w = Math.min(this.w, e.w), this;
	}
	max(e) {
		return this.x = Math.max(this.x, e.x), this.y = Math.max(this.y, e.y), this.z = Math.max(this.z, e.z), this.w = Math.max(this.w, e.w), this;
	}
	clamp(e, t) {
		return this.x = ds(this.x, e.x, t.x), this.y = ds(this.y, e.y, t.y), this.z = ds(this.z, e.z, t.z), this.w = ds(this.w, e.w, t.w), this;
	}
	clampScalar(e, t) {
		return this.x = ds(this.x, e, t), this.y = ds(this.y, e, t), this.z = ds(this.z, e, t), this.w = ds(this.w, e, t), this;
	}
	clampLength(e, t) {
		let n = this.length();
		return this.divideScalar(n || 1).multiplyScalar(ds(n, e, t));
	}
	floor() {
		return this.x = Math.floor(this.x), this.y = Math.floor(this.y), this.z = Math.floor(this.z), this.w = Math.floor(this.w), this;
	}
	ceil() {
		return this.x = Math.ceil(this.x), this.y = Math.ceil(this.y), this.z = Math.ceil(this.z), this.w = Math.ceil(this.w), this;
	}
	round() {
		return this.x = Math.round(this.x), this.y = Math.round(this.y), this.z = Math.round(this.z), this.w = Math.round(this.w), this;
	}
	roundToZero() {
		return this.x = Math.trunc(this.x), this.y = Math.trunc(this.y), this.z = Math.trunc(this.z), this.w = Math.trunc(this.w), this;
	}
	negate() {
		return this.x = -this.x, this.y = -this.y, this.z = -this.z, this.w = -this.w, this;
	}
	dot(e) {
		return this.x * e.x + this.y * e.y + this.z * e.z + this.w * e.w;
	}
	lengthSq() {
		return this.x * this.x + this.y * this.y + this.z * this.z + this.w * this.w;
	}
	length() {
		return Math.sqrt(this.x * this.x + this.y * this.y + this.z * this.z + this.w * this.w);
	}
	manhattanLength() {
		return Math.abs(this.x) + Math.abs(this.y) + Math.abs(this.z) + Math.abs(this.w);
	}
	normalize() {
		return this.divideScalar(this.length() || 1);
	}
	setLength(e) {
		return this.normalize().multiplyScalar(e);
	}
	lerp(e, t) {
		return this.x += (e.x - this.x) * t, this.y += (e.y - this.y) * t, this.z += (e.z - this.z) * t, this.w += (e.w - this.w) * t, this;
	}
	lerpVectors(e, t, n) {
		return this.x = e.x + (t.x - e.x) * n, this.y = e.y + (t.y - e.y) * n, this.z = e.z + (t.z - e.z) * n, this.w = e.w + (t.w - e.w) * n, this;
	}
	equals(e) {
		return e.x === this.x && e.y === this.y && e.z === this.z && e.w === this.w;
	}
	fromArray(e, t = 0) {
		return this.x = e[t], this.y = e[t + 1], this.z = e[t + 2], this.w = e[t + 3], this;
	}
	toArray(e = [], t = 0) {
		return e[t] = this.x, e[t + 1] = this.y, e[t + 2] = this.z, e[t + 3] = this.w, e;
	}
	fromBufferAttribute(e, t) {
		return this.x = e.getX(t), this.y = e.getY(t), this.z = e.getZ(t), this.w = e.getW(t), this;
	}
	random() {
		return this.x = Math.random(), this.y = Math.random(), this.z = Math.random(), this.w = Math.random(), this;
	}
	*[Symbol.iterator]() {
		yield this.x, yield this.y, yield this.z, yield this.w;
	}
}, tc = class extends as {
	constructor(e = 1, t = 1, n = {}) {
		super(), n = Object.assign({
			generateMipmaps: !1,
			internalFormat: null,
			minFilter: Ca,
			depthBuffer: !0,
			stencilBuffer: !1,
			resolveColorBuffer: !0,
			resolveDepthBuffer: !0,
			resolveStencilBuffer: !0,
			storeMultisampledColorBuffer: !0,
			storeMultisampledDepthBuffer: !0,
			storeMultisampledStencilBuffer: !0,
			depthTexture: null,
			samples: 0,
			count: 1,
			depth: 1,
			multiview: !1,
			useArrayDepthTexture: !1
		}, n), this.isRenderTarget = !0, this.width = e, this.height = t, this.depth = n.depth, this.scissor = new ec(0, 0, e, t), this.scissorTest = !1, this.viewport = new ec(0, 0, e, t), this.textures = [];
		let r = n.count;
		for (let i = 0; i < r; i++) this.textures[i] = new $s({
			width: e,
			height: t,
			depth: n.depth
		}), this.textures[i].isRenderTargetTexture = !0, this.textures[i].renderTarget = this;
		this._setTextureOptions(n), this.depthBuffer = n.depthBuffer, this.stencilBuffer = n.stencilBuffer, this.resolveColorBuffer = n.resolveColorBuffer, this.resolveDepthBuffer = n.resolveDepthBuffer, this.resolveStencilBuffer = n.resolveStencilBuffer, this.storeMultisampledColorBuffer = n.storeMultisampledColorBuffer, this.storeMultisampledDepthBuffer = n.storeMultisampledDepthBuffer, this.storeMultisampledStencilBuffer = n.storeMultisampledStencilBuffer, this._depthTexture = null, this.depthTexture = n.depthTexture, this.samples = n.samples, this.multiview = n.multiview, this.useArrayDepthTexture = n.useArrayDepthTexture;
	}
	_setTextureOptions(e = {}) {
		let t = {
			minFilter: Ca,
			generateMipmaps: !1,
			flipY: !1,
			internalFormat: null
		};
		e.mapping !== void 0 && (t.mapping = e.mapping), e.wrapS !== void 0 && (t.wrapS = e.wrapS), e.wrapT !== void 0 && (t.wrapT = e.wrapT), e.wrapR !== void 0 && (t.wrapR = e.wrapR), e.magFilter !== void 0 && (t.magFilter = e.magFilter), e.minFilter !== void 0 && (t.minFilter = e.minFilter), e.format !== void 0 && (t.format = e.format), e.type !== void 0 && (t.type = e.type), e.anisotropy !== void 0 && (t.anisotropy = e.anisotropy), e.colorSpace !== void 0 && (t.colorSpace = e.colorSpace), e.flipY !== void 0 && (t.flipY = e.flipY), e.generateMipmaps !== void 0 && (t.generateMipmaps = e.generateMipmaps), e.mipmapsAutoUpdate !== void 0 && (t.mipmapsAutoUpdate = e.mipmapsAutoUpdate), e.internalFormat !== void 0 && (t.internalFormat = e.internalFormat);
		for (let e = 0; e < this.textures.length; e++) this.textures[e].setValues(t);
	}
	get texture() {
		return this.textures[0];
	}
	set texture(e) {
		this.textures[0] = e;
	}
	set depthTexture(e) {
		this._depthTexture !== null && this._depthTexture.renderTarget === this && (this._depthTexture.renderTarget = null), e !== null && e.renderTarget === null && (e.renderTarget = this), this._depthTexture = e;
	}
	get depthTexture() {
		return this._depthTexture;
	}
	setSize(e, t, n = 1) {
		if (this.width !== e || this.height !== t || this.depth !== n) {
			this.width = e, this.height = t, this.depth = n;
			for (let r = 0, i = this.textures.length; r < i; r++) this.textures[r].image.width = e, this.textures[r].image.height = t, this.textures[r].image.depth = n, this.textures[r].isData3DTexture !== !0 && (this.textures[r].isArrayTexture = this.textures[r].image.depth > 1);
			this.dispose();
		}
		this.viewport.set(0, 0, e, t), this.scissor.set(0, 0, e, t);
	}
	clone() {
		return new this.constructor().copy(this);
	}
	copy(e) {
		this.width = e.width, this.height = e.height, this.depth = e.depth, this.scissor.copy(e.scissor), this.scissorTest = e.scissorTest, this.viewport.copy(e.viewport), this.textures.length = 0;
		for (let t = 0, n = e.textures.length; t < n; t++) {
			this.textures[t] = e.textures[t].clone(), this.textures[t].isRenderTargetTexture = !0, this.textures[t].renderTarget = this;
			let n = Object.assign({}, e.textures[t].image);
			this.textures[t].source = new Ys(n);
		}
		if (this.depthBuffer = e.depthBuffer, this.stencilBuffer = e.stencilBuffer, this.resolveColorBuffer = e.resolveColorBuffer, this.resolveDepthBuffer = e.resolveDepthBuffer, this.resolveStencilBuffer = e.resolveStencilBuffer, this.storeMultisampledColorBuffer = e.storeMultisampledColorBuffer, this.storeMultisampledDepthBuffer = e.storeMultisampledDepthBuffer, this.storeMultisampledStencilBuffer = e.storeMultisampledStencilBuffer, e.depthTexture !== null) {
			if (e.depthTexture.renderTarget === e) {
				let t = e.depthTexture.clone();
				t.renderTarget = null, this.depthTexture = t;
			} else this.depthTexture = e.depthTexture;
		} else this.depthTexture = null;
		return this.samples = e.samples, this.multiview = e.multiview, this.useArrayDepthTexture = e.useArrayDepthTexture, this;
	}
	dispose() {
		this.dispatchEvent({ type: "dispose" });
	}
}, nc = class extends tc {
	constructor(e = 1, t = 1, n = {}) {
		super(e, t, n), this.isWebGLRenderTarget = !0;
	}
}, rc = class extends $s {
	constructor(e = null, t = 1, n = 1, r = 1) {
		super(null), this.isDataArrayTexture = !0, this.image = {
			data: e,
			width: t,
			height: n,
			depth: r
		}, this.magFilter = ba, this.minFilter = ba, this.wrapR = va, this.generateMipmaps = !1, this.flipY = !1, this.unpackAlignment = 1, this.layerUpdates = /* @__PURE__ */ new Set();
	}
	copy(e) {
		return super.copy(e), this.wrapR = e.wrapR, this;
	}
	addLayerUpdate(e) {
		this.layerUpdates.add(e);
	}
	clearLayerUpdates() {
		this.layerUpdates.clear();
	}
}, ic = class extends $s {
	constructor(e = null, t = 1, n = 1, r = 1) {
		super(null), this.isData3DTexture = !0, this.image = {
			data: e,
			width: t,
			height: n,
			depth: r
		}, this.magFilter = ba, this.minFilter = ba, this.wrapR = va, this.generateMipmaps = !1, this.flipY = !1, this.unpackAlignment = 1;
	}
	copy(e) {
		return super.copy(e), this.wrapR = e.wrapR, this;
	}
}, ac = class e {
	static {
		this.prototype.isMatrix4 = !0;
	}
	constructor(e, t, n, r, i, a, o, s, c, l, u, d, f, p, m, h) {
		this.elements = [
			1,
			0,
			0,
			0,
			0,
			1,
			0,
			0,
			0,
			0,
			1,
			0,
			0,
			0,
			0,
			1
		], e !== void 0 && this.set(e, t, n, r, i, a, o, s, c, l, u, d, f, p, m, h);
	}
	set(e, t, n, r, i, a, o, s, c, l, u, d, f, p, m, h) {
		let g = this.elements;
		return g[0] = e, g[4] = t, g[8] = n, g[12] = r, g[1] = i, g[5] = a, g[9] = o, g[13] = s, g[2] = c, g[6] = l, g[10] = u, g[14] = d, g[3] = f, g[7] = p, g[11] = m, g[15] = h, this;
	}
	identity() {
		return this.set(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1), this;
	}
	clone() {
		return new e().fromArray(this.elements);
	}
	copy(e) {
		let t = this.elements, n = e.elements;
		return t[0] = n[0], t[1] = n[1], t[2] = n[2], t[3] = n[3], t[4] = n[4], t[5] = n[5], t[6] = n[6], t[7] = n[7], t[8] = n[8], t[9] = n[9], t[10] = n[10], t[11] = n[11], t[12] = n[12], t[13] = n[13], t[14] = n[14], t[15] = n[15], this;
	}
	copyPosition(e) {
		let t = this.elements, n = e.elements;
		return t[12] = n[12], t[13] = n[13], t[14] = n[14], this;
	}
	setFromMatrix3(e) {
		let t = e.elements;
		return this.set(t[0], t[3], t[6], 0, t[1], t[4], t[7], 0, t[2], t[5], t[8], 0, 0, 0, 0, 1), this;
	}
	extractBasis(e, t, n) {
		return this.determinantAffine() === 0 ? (e.set(1, 0, 0), t.set(0, 1, 0), n.set(0, 0, 1), this) : (e.setFromMatrixColumn(this, 0), t.setFromMatrixColumn(this, 1), n.setFromMatrixColumn(this, 2), this);
	}
	makeBasis(e, t, n) {
		return this.set(e.x, t.x, n.x, 0, e.y, t.y, n.y, 0, e.z, t.z, n.z, 0, 0, 0, 0, 1), this;
	}
	extractRotation(e) {
		if (e.determinantAffine() === 0) return this.identity();
		let t = this.elements, n = e.elements, r = 1 / oc.setFromMatrixColumn(e, 0).length(), i = 1 / oc.setFromMatrixColumn(e, 1).length(), a = 1 / oc.setFromMatrixColumn(e, 2).length();
		return t[0] = n[0] * r, t[1] = n[1] * r, t[2] = n[2] * r, t[3] = 0, t[4] = n[4] * i, t[5] = n[5] * i, t[6] = n[6] * i, t[7] = 0, t[8] = n[8] * a, t[9] = n[9] * a, t[10] = n[10] * a, t[11] = 0, t[12] = 0, t[13] = 0, t[14] = 0, t[15] = 1, this;
	}
	makeRotationFromEuler(e) {
		let t = this.elements, n = e.x, r = e.y, i = e.z, a = Math.cos(n), o = Math.sin(n), s = Math.cos(r), c = Math.sin(r), l = Math.cos(i), u = Math.sin(i);
		if (e.order === "XYZ") {
			let e = a * l, n = a * u, r = o * l, i = o * u;
			t[0] = s * l, t[4] = -s * u, t[8] = c, t[1] = n + r * c, t[5] = e - i * c, t[9] = -o * s, t[2] = i - e * c, t[6] = r + n * c, t[10] = a * s;
		} else if (e.order === "YXZ") {
			let e = s * l, n = s * u, r = c * l, i = c * u;
			t[0] = e + i * o, t[4] = r * o - n, t[8] = a * c, t[1] = a * u, t[5] = a * l, t[9] = -o, t[2] = n * o - r, t[6] = i + e * o, t[10] = a * s;
		} else if (e.order === "ZXY") {
			let e = s * l, n = s * u, r = c * l, i = c * u;
			t[0] = e - i * o, t[4] = -a * u, t[8] = r + n * o, t[1] = n + r * o, t[5] = a * l, t[9] = i - e * o, t[2] = -a * c, t[6] = o, t[10] = a * s;
		} else if (e.order === "ZYX") {
			let e = a * l, n = a * u, r = o * l, i = o * u;
			t[0] = s * l, t[4] = r * c - n, t[8] = e * c + i, t[1] = s * u, t[5] = i * c + e, t[9] = n * c - r, t[2] = -c, t[6] = o * s, t[10] = a * s;
		} else if (e.order === "YZX") {
			let e = a * s, n = a * c, r = o * s, i = o * c;
			t[0] = s * l, t[4] = i - e * u, t[8] = r * u + n, t[1] = u, t[5] = a * l, t[9] = -o * l, t[2] = -c * l, t[6] = n * u + r, t[10] = e - i * u;
		} else if (e.order === "XZY") {
			let e = a * s, n = a * c, r = o * s, i = o * c;
			t[0] = s * l, t[4] = -u, t[8] = c * l, t[1] = e * u + i, t[5] = a * l, t[9] = n * u - r, t[2] = r * u - n, t[6] = o * l, t[10] = i * u + e;
		}
		return t[3] = 0, t[7] = 0, t[11] = 0, t[12] = 0, t[13] = 0, t[14] = 0, t[15] = 1, this;
	}
	makeRotationFromQuaternion(e) {
		return this.compose(cc, e, lc);
	}
	lookAt(e, t, n) {
		let r = this.elements;
		return fc.subVectors(e, t), fc.lengthSq() === 0 && (fc.z = 1), fc.normalize(), uc.crossVectors(n, fc), uc.lengthSq() === 0 && (Math.abs(n.z) === 1 ? fc.x += 1e-4 : fc.z += 1e-4, fc.normalize(), uc.crossVectors(n, fc)), uc.normalize(), dc.crossVectors(fc, uc), r[0] = uc.x, r[4] = dc.x, r[8] = fc.x, r[1] = uc.y, r[5] = dc.y, r[9] = fc.y, r[2] = uc.z, r[6] = dc.z, r[10] = fc.z, this;
	}
	multiply(e) {
		return this.multiplyMatrices(this, e);
	}
	premultiply(e) {
		return this.multiplyMatrices(e, this);
	}
	multiplyMatrices(e, t) {
		let n = e.elements, r = t.elements, i = this.elements, a = n[0], o = n[4], s = n[8], c = n[12], l = n[1], u = n[5], d = n[9], f = n[13], p = n[2], m = n[6], h = n[10], g = n[14], _ = n[3], v = n[7], y = n[11], b = n[15], x = r[0], S = r[4], C = r[8], w = r[12], T = r[1], E = r[5], D = r[9], O = r[13], k = r[2], A = r[6], j = r[10], M = r[14], N = r[3], P = r[7], F = r[11], I = r[15];
		return i[0] = a * x + o * T + s * k + c * N, i[4] = a * S + o * E + s * A + c * P, i[8] = a * C + o * D + s * j + c * F, i[12] = a * w + o * O + s * M + c * I, i[1] = l * x + u * T + d * k + f * N, i[5] = l * S + u * E + d * A + f * P, i[9] = l * C + u * D + d * j + f * F, i[13] = l * w + u * O + d * M + f * I, i[2] = p * x + m * T + h * k + g * N, i[6] = p * S + m * E + h * A + g * P, i[10] = p * C + m * D + h * j + g * F, i[14] = p * w + m * O + h * M + g * I, i[3] = _ * x + v * T + y * k + b * N, i[7] = _ * S + v * E + y * A + b * P, i[11] = _ * C + v * D + y * j + b * F, i[15] = _ * w + v * O + y * M + b * I, this;
	}
	multiplyScalar(e) {
		let t = this.elements;
		return t[0] *= e, t[4] *= e, t[8] *= e, t[12] *= e, t[1] *= e, t[5] *= e, t[9] *= e, t[13] *= e, t[2] *= e, t[6] *= e, t[10] *= e, t[14] *= e, t[3] *= e, t[7] *= e, t[11] *= e, t[15] *= e, this;
	}
	determinant() {
		let e = this.elements, t = e[0], n = e[4], r = e[8], i = e[12], a = e[1], o = e[5], s = e[9], c = e[13], l = e[2], u = e[6], d = e[10], f = e[14], p = e[3], m = e[7], h = e[11], g = e[15], _ = s * f - c * d, v = o * f - c * u, y = o * d - s * u, b = a * f - c * l, x = a * d - s * l, S = a * u - o * l;
		return t * (m * _ - h * v + g * y) - n * (p * _ - h * b + g * x) + r * (p * v - m * b + g * S) - i * (p * y - m * x + h * S);
	}
	determinantAffine() {
		let e = this.elements, t = e[0], n = e[4], r = e[8], i = e[1], a = e[5], o = e[9], s = e[2], c = e[6], l = e[10];
		return t * (a * l - o * c) - n * (i * l - o * s) + r * (i * c - a * s);
	}
	transpose() {
		let e = this.elements, t;
		return t = e[1], e[1] = e[4], e[4] = t, t = e[2], e[2] = e[8], e[8] = t, t = e[6], e[6] = e[9], e[9] = t, t = e[3], e[3] = e[12], e[12] = t, t = e[7], e[7] = e[13], e[13] = t, t = e[11], e[11] = e[14], e[14] = t, this;
	}
	setPosition(e, t, n) {
		let r = this.elements;
		return e.isVector3 ? (r[12] = e.x, r[13] = e.y, r[14] = e.z) : (r[12] = e, r[13] = t, r[14] = n), this;
	}
	invert() {
		let e = this.elements, t = e[0], n = e[1], r = e[2], i = e[3], a = e[4], o = e[5], s = e[6], c = e[7], l = e[8], u = e[9], d = e[10], f = e[11], p = e[12], m = e[13], h = e[14], g = e[15], _ = t * o - n * a, v = t * s - r * a, y = t * c - i * a, b = n * s - r * o, x = n * c - i * o, S = r * c - i * s, C = l * m - u * p, w = l * h - d * p, T = l * g - f * p, E = u * h - d * m, D = u * g - f * m, O = d * g - f * h, k = _ * O - v * D + y * E + b * T - x * w + S * C;
		if (k === 0) return this.set(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
		let A = 1 / k;
		return e[0] = (o * O - s * D + c * E) * A, e[1] = (r * D - n * O - i * E) * A, e[2] = (m * S - h * x + g * b) * A, e[3] = (d * x - u * S - f * b) * A, e[4] = (s * T - a * O - c * w) * A, e[5] = (t * O - r * T + i * w) * A, e[6] = (h * y - p * S - g * v) * A, e[7] = (l * S - d * y + f * v) * A, e[8] = (a * D - o * T + c * C) * A, e[9] = (n * T - t * D - i * C) * A, e[10] = (p * x - m * y + g * _) * A, e[11] = (u * y - l * x - f * _) * A, e[12] = (o * w - a * E - s * C) * A, e[13] = (t * E - n * w + r * C) * A, e[14] = (m * v - p * b - h * _) * A, e[15] = (l * b - u * v + d * _) * A, this;
	}
	scale(e) {
		let t = this.elements, n = e.x, r = e.y, i = e.z;
		return t[0] *= n, t[4] *= r, t[8] *= i, t[1] *= n, t[5] *= r, t[9] *= i, t[2] *= n, t[6] *= r, t[10] *= i, t[3] *= n, t[7] *= r, t[11] *= i, this;
	}
	getMaxScaleOnAxis() {
		let e = this.elements, t = e[0] * e[0] + e[1] * e[1] + e[2] * e[2], n = e[4] * e[4] + e[5] * e[5] + e[6] * e[6], r = e[8] * e[8] + e[9] * e[9] + e[10] * e[10];
		return Math.sqrt(Math.max(t, n, r));
	}
	makeTranslation(e, t, n) {
		return e.isVector3 ? this.set(1, 0, 0, e.x, 0, 1, 0, e.y, 0, 0, 1, e.z, 0, 0, 0, 1) : this.set(1, 0, 0, e, 0, 1, 0, t, 0, 0, 1, n, 0, 0, 0, 1), this;
	}
	makeRotationX(e) {
		let t = Math.cos(e), n = Math.sin(e);
		return this.set(1, 0, 0, 0, 0, t, -n, 0, 0, n, t, 0, 0, 0, 0, 1), this;
	}
	makeRotationY(e) {
		let t = Math.cos(e), n = Math.sin(e);
		return this.set(t, 0, n, 0, 0, 1, 0, 0, -n, 0, t, 0, 0, 0, 0, 1), this;
	}
	makeRotationZ(e) {
		let t = Math.cos(e), n = Math.sin(e);
		return this.set(t, -n, 0, 0, n, t, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1), this;
	}
	makeRotationAxis(e, t) {
		let n = Math.cos(t), r = Math.sin(t), i = 1 - n, a = e.x, o = e.y, s = e.z, c = i * a, l = i * o;
		return this.set(c * a + n, c * o - r * s, c * s + r * o, 0, c * o + r * s, l * o + n, l * s - r * a, 0, c * s - r * o, l * s + r * a, i * s * s + n, 0, 0, 0, 0, 1), this;
	}
	makeScale(e, t, n) {
		return this.set(e, 0, 0, 0, 0, t, 0, 0, 0, 0, n, 0, 0, 0, 0, 1), this;
	}
	makeShear(e, t, n, r, i, a) {
		return this.set(1, n, i, 0, e, 1, a, 0, t, r, 1, 0, 0, 0, 0, 1), this;
	}
	compose(e, t, n) {
		let r = this.elements, i = t._x, a = t._y, o = t._z, s = t._w, c = i + i, l = a + a, u = o + o, d = i * c, f = i * l, p = i * u, m = a * l, h = a * u, g = o * u, _ = s * c, v = s * l, y = s * u, b = n.x, x = n.y, S = n.z;
		return r[0] = (1 - (m + g)) * b, r[1] = (f + y) * b, r[2] = (p - v) * b, r[3] = 0, r[4] = (f - y) * x, r[5] = (1 - (d + g)) * x, r[6] = (h + _) * x, r[7] = 0, r[8] = (p + v) * S, r[9] = (h - _) * S, r[10] = (1 - (d + m)) * S, r[11] = 0, r[12] = e.x, r[13] = e.y, r[14] = e.z, r[15] = 1, this;
	}
	decompose(e, t, n) {
		let r = this.elements;
		e.x = r[12], e.y = r[13], e.z = r[14];
		let i = this.determinantAffine();
		if (i === 0) return n.set(1, 1, 1), t.identity(), this;
		let a = oc.set(r[0], r[1], r[2]).length(), o = oc.set(r[4], r[5], r[6]).length(), s = oc.set(r[8], r[9], r[10]).length();
		i < 0 && (a = -a), sc.copy(this);
		let c = 1 / a, l = 1 / o, u = 1 / s;
		return sc.elements[0] *= c, sc.elements[1] *= c, sc.elements[2] *= c, sc.elements[4] *= l, sc.elements[5] *= l, sc.elements[6] *= l, sc.elements[8] *= u, sc.elements[9] *= u, sc.elements[10] *= u, t.setFromRotationMatrix(sc), n.x = a, n.y = o, n.z = s, this;
	}
	makePerspective(e, t, n, r, i, a, o = Ko, s = !1) {
		let c = this.elements, l = 2 * i / (t - e), u = 2 * i / (n - r), d = (t + e) / (t - e), f = (n + r) / (n - r), p, m;
		if (s) p = i / (a - i), m = a * i / (a - i);
		else if (o === 2e3) p = -(a + i) / (a - i), m = -2 * a * i / (a - i);
		else if (o === 2001) p = -a / (a - i), m = -a * i / (a - i);
		else throw Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: " + o);
		return c[0] = l, c[4] = 0, c[8] = d, c[12] = 0, c[1] = 0, c[5] = u, c[9] = f, c[13] = 0, c[2] = 0, c[6] = 0, c[10] = p, c[14] = m, c[3] = 0, c[7] = 0, c[11] = -1, c[15] = 0, this;
	}
	makeOrthographic(e, t, n, r, i, a, o = Ko, s = !1) {
		let c = this.elements, l = 2 / (t - e), u = 2 / (n - r), d = -(t + e) / (t - e), f = -(n + r) / (n - r), p, m;
		if (s) p = 1 / (a - i), m = a / (a - i);
		else if (o === 2e3) p = -2 / (a - i), m = -(a + i) / (a - i);
		else if (o === 2001) p = -1 / (a - i), m = -i / (a - i);
		else throw Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: " + o);
		return c[0] = l, c[4] = 0, c[8] = 0, c[12] = d, c[1] = 0, c[5] = u, c[9] = 0, c[13] = f, c[2] = 0, c[6] = 0, c[10] = p, c[14] = m, c[3] = 0, c[7] = 0, c[11] = 0, c[15] = 1, this;
	}
	equals(e) {
		let t = this.elements, n = e.elements;
		for (let e = 0; e < 16; e++) if (t[e] !== n[e]) return !1;
		return !0;
	}
	fromArray(e, t = 0) {
		for (let n = 0; n < 16; n++) this.elements[n] = e[n + t];
		return this;
	}
	toArray(e = [], t = 0) {
		let n = this.elements;
		return e[t] = n[0], e[t + 1] = n[1], e[t + 2] = n[2], e[t + 3] = n[3], e[t + 4] = n[4], e[t + 5] = n[5], e[t + 6] = n[6], e[t + 7] = n[7], e[t + 8] = n[8], e[t + 9] = n[9], e[t + 10] = n[10], e[t + 11] = n[11], e[t + 12] = n[12], e[t + 13] = n[13], e[t + 14] = n[14], e[t + 15] = n[15], e;
	}
}, oc = /*@__PURE__*/ new Q(), sc = /*@__PURE__*/ new ac(), cc = /*@__PURE__*/ new Q(0, 0, 0), lc = /*@__PURE__*/ new Q(1, 1, 1), uc = /*@__PURE__*/ new Q(), dc = /*@__PURE__*/ new Q(), fc = /*@__PURE__*/ new Q(), pc = /*@__PURE__*/ new ac(), mc = /*@__PURE__*/ new Fs(), hc = class e {
	constructor(t = 0, n = 0, r = 0, i = e.DEFAULT_ORDER) {
		this.isEuler = !0, this._x = t, this._y = n, this._z = r, this._order = i;
	}
	get x() {
		return this._x;
	}
	set x(e) {
		this._x = e, this._onChangeCallback();
	}
	get y() {
		return this._y;
	}
	set y(e) {
		this._y = e, this._onChangeCallback();
	}
	get z() {
		return this._z;
	}
	set z(e) {
		this._z = e, this._onChangeCallback();
	}
	get order() {
		return this._order;
	}
	set order(e) {
		this._order = e, this._onChangeCallback();
	}
	set(e, t, n, r = this._order) {
		return this._x = e, this._y = t, this._z = n, this._order = r, this._onChangeCallback(), this;
	}
	clone() {
		return new this.constructor(this._x, this._y, this._z, this._order);
	}
	copy(e) {
		return this._x = e._x, this._y = e._y, this._z = e._z, this._order = e._order, this._onChangeCallback(), this;
	}
	setFromRotationMatrix(e, t = this._order, n = !0) {
		let r = e.elements, i = r[0], a = r[4], o = r[8], s = r[1], c = r[5], l = r[9], u = r[2], d = r[6], f = r[10];
		switch (t) {
			case "XYZ":
				this._y = Math.asin(ds(o, -1, 1)), Math.abs(o) < .9999999 ? (this._x = Math.atan2(-l, f), this._z = Math.atan2(-a, i)) : (this._x = Math.atan2(d, c), this._z = 0);
				break;
			case "YXZ":
				this._x = Math.asin(-ds(l, -1, 1)), Math.abs(l) < .9999999 ? (this._y = Math.atan2(o, f), this._z = Math.atan2(s, c)) : (this._y = Math.atan2(-u, i), this._z = 0);
				break;
			case "ZXY":
				this._x = Math.asin(ds(d, -1, 1)), Math.abs(d) < .9999999 ? (this._y = Math.atan2(-u, f), this._z = Math.atan2(-a, c)) : (this._y = 0, this._z = Math.atan2(s, i));
				break;
			case "ZYX":
				this._y = Math.asin(-ds(u, -1, 1)), Math.abs(u) < .9999999 ? (this._x = Math.atan2(d, f), this._z = Math.atan2(s, i)) : (this._x = 0, this._z = Math.atan2(-a, c));
				break;
			case "YZX":
				this._z = Math.asin(ds(s, -1, 1)), Math.abs(s) < .9999999 ? (this._x = Math.atan2(-l, c), this._y = Math.atan2(-u, i)) : (this._x = 0, this._y = Math.atan2(o, f));
				break;
			case "XZY":
				this._z = Math.asin(-ds(a, -1, 1)), Math.abs(a) < .9999999 ? (this._x = Math.atan2(d, c), this._y = Math.atan2(o, i)) : (this._x = Math.atan2(-l, f), this._y = 0);
				break;
			default: es("Euler: .setFromRotationMatrix() encountered an unknown order: " + t);
		}
		return this._order = t, n === !0 && this._onChangeCallback(), this;
	}
	setFromQuaternion(e, t, n) {
		return pc.makeRotationFromQuaternion(e), this.setFromRotationMatrix(pc, t, n);
	}
	setFromVector3(e, t = this._order) {
		return this.set(e.x, e.y, e.z, t);
	}
	reorder(e) {
		return mc.setFromEuler(this), this.setFromQuaternion(mc, e);
	}
	equals(e) {
		return e._x === this._x && e._y === this._y && e._z === this._z && e._order === this._order;
	}
	fromArray(e) {
		return this._x = e[0], this._y = e[1], this._z = e[2], e[3] !== void 0 && (this._order = e[3]), this._onChangeCallback(), this;
	}
	toArray(e = [], t = 0) {
		return e[t] = this._x, e[t + 1] = this._y, e[t + 2] = this._z, e[t + 3] = this._order, e;
	}
	_onChange(e) {
		return this._onChangeCallback = e, this;
	}
	_onChangeCallback() {}
	*[Symbol.iterator]() {
		yield this._x, yield this._y, yield this._z, yield this._order;
	}
};
hc.DEFAULT_ORDER = "XYZ";
var gc = class {
	constructor() {
		this.mask = 1;
	}
	set(e) {
		this.mask = 1 << e >>> 0;
	}
	enable(e) {
		this.mask |= 1 << e;
	}
	enableAll() {
		this.mask = -1;
	}
	toggle(e) {
		this.mask ^= 1 << e;
	}
	disable(e) {
		this.mask &= ~(1 << e);
	}
	disableAll() {
		this.mask = 0;
	}
	test(e) {
		return (this.mask & e.mask) !== 0;
	}
	isEnabled(e) {
		return !!(this.mask & 1 << e);
	}
}, _c = 0, vc = /*@__PURE__*/ new Q(), yc = /*@__PURE__*/ new Fs(), bc = /*@__PURE__*/ new ac(), xc = /*@__PURE__*/ new Q(), Sc = /*@__PURE__*/ new Q(), Cc = /*@__PURE__*/ new Q(), wc = /*@__PURE__*/ new Fs(), Tc = /*@__PURE__*/ new Q(1, 0, 0), Ec = /*@__PURE__*/ new Q(0, 1, 0), Dc = /*@__PURE__*/ new Q(0, 0, 1), Oc = { type: "added" }, kc = { type: "removed" }, Ac = {
	type: "childadded",
	child: null
}, jc = {
	type: "childremoved",
	child: null
}, Mc = class e extends as {
	constructor() {
		super(), this.isObject3D = !0, Object.defineProperty(this, "id", { value: _c++ }), this.uuid = us(), this.name = "", this.type = "Object3D", this.parent = null, this.children = [], this.up = e.DEFAULT_UP.clone();
		let t = new Q(), n = new hc(), r = new Fs(), i = new Q(1, 1, 1);
		function a() {
			r.setFromEuler(n, !1);
		}
		function o() {
			n.setFromQuaternion(r, void 0, !1);
		}
		n._onChange(a), r._onChange(o), Object.defineProperties(this, {
			position: {
				configurable: !0,
				enumerable: !0,
				value: t
			},
			rotation: {
				configurable: !0,
				enumerable: !0,
				value: n
			},
			quaternion: {
				configurable: !0,
				enumerable: !0,
				value: r
			},
			scale: {
				configurable: !0,
				enumerable: !0,
				value: i
			},
			modelViewMatrix: { value: new ac() },
			normalMatrix: { value: new Rs() }
		}), this.matrix = new ac(), this.matrixWorld = new ac(), this.matrixAutoUpdate = e.DEFAULT_MATRIX_AUTO_UPDATE, this.matrixWorldAutoUpdate = e.DEFAULT_MATRIX_WORLD_AUTO_UPDATE, this.matrixWorldNeedsUpdate = !1, this.layers = new gc(), this.visible = !0, this.castShadow = !1, this.receiveShadow = !1, this.frustumCulled = !0, this.renderOrder = 0, this.animations = [], this.customDepthMaterial = void 0, this.customDistanceMaterial = void 0, this.static = !1, this.userData = {}, this.pivot = null;
	}
	onBeforeShadow() {}
	onAfterShadow() {}
	onBeforeRender() {}
	onAfterRender() {}
	applyMatrix4(e) {
		this.matrixAutoUpdate && this.updateMatrix(), this.matrix.premultiply(e), this.matrix.decompose(this.position, this.quaternion, this.scale), this.pivot !== null && this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot);
	}
	applyQuaternion(e) {
		return this.quaternion.premultiply(e), this;
	}
	setRotationFromAxisAngle(e, t) {
		this.quaternion.setFromAxisAngle(e, t);
	}
	setRotationFromEuler(e) {
		this.quaternion.setFromEuler(e, !0);
	}
	setRotationFromMatrix(e) {
		this.quaternion.setFromRotationMatrix(e);
	}
	setRotationFromQuaternion(e) {
		this.quaternion.copy(e);
	}
	rotateOnAxis(e, t) {
		return yc.setFromAxisAngle(e, t), this.quaternion.multiply(yc), this;
	}
	rotateOnWorldAxis(e, t) {
		return yc.setFromAxisAngle(e, t), this.quaternion.premultiply(yc), this;
	}
	rotateX(e) {
		return this.rotateOnAxis(Tc, e);
	}
	rotateY(e) {
		return this.rotateOnAxis(Ec, e);
	}
	rotateZ(e) {
		return this.rotateOnAxis(Dc, e);
	}
	translateOnAxis(e, t) {
		return vc.copy(e).applyQuaternion(this.quaternion), this.position.add(vc.multiplyScalar(t)), this;
	}
	translateX(e) {
		return this.translateOnAxis(Tc, e);
	}
	translateY(e) {
		return this.translateOnAxis(Ec, e);
	}
	translateZ(e) {
		return this.translateOnAxis(Dc, e);
	}
	localToWorld(e) {
		return this.updateWorldMatrix(!0, !1), e.applyMatrix4(this.matrixWorld);
	}
	worldToLocal(e) {
		return this.updateWorldMatrix(!0, !1), e.applyMatrix4(bc.copy(this.matrixWorld).invert());
	}
	lookAt(e, t, n) {
		e.isVector3 ? xc.copy(e) : xc.set(e, t, n);
		let r = this.parent;
		this.updateWorldMatrix(!0, !1), Sc.setFromMatrixPosition(this.matrixWorld), this.isCamera || this.isLight ? bc.lookAt(Sc, xc, this.up) : bc.lookAt(xc, Sc, this.up), this.quaternion.setFromRotationMatrix(bc), r && (bc.extractRotation(r.matrixWorld), yc.setFromRotationMatrix(bc), this.quaternion.premultiply(yc.invert()));
	}
	add(e) {
		if (arguments.length > 1) {
			for (let e = 0; e < arguments.length; e++) this.add(arguments[e]);
			return this;
		}
		return e === this ? (ts("Object3D.add: object can't be added as a child of itself.", e), this) : (e && e.isObject3D ? (e.removeFromParent(), e.parent = this, this.children.push(e), e.dispatchEvent(Oc), Ac.child = e, this.dispatchEvent(Ac), Ac.child = null) : ts("Object3D.add: object not an instance of THREE.Object3D.", e), this);
	}
	remove(e) {
		if (arguments.length > 1) {
			for (let e = 0; e < arguments.length; e++) this.remove(arguments[e]);
			return this;
		}
		let t = this.children.indexOf(e);
		return t !== -1 && (e.parent = null, this.children.splice(t, 1), e.dispatchEvent(kc), jc.child = e, this.dispatchEvent(jc), jc.child = null), this;
	}
	removeFromParent() {
		let e = this.parent;
		return e !== null && e.remove(this), this;
	}
	clear() {
		return this.remove(...this.children);
	}
	attach(e) {
		return this.updateWorldMatrix(!0, !1), bc.copy(this.matrixWorld).invert(), e.parent !== null && (e.parent.updateWorldMatrix(!0, !1), bc.multiply(e.parent.matrixWorld)), e.applyMatrix4(bc), e.removeFromParent(), e.parent = this, this.children.push(e), e.updateWorldMatrix(!1, !0), e.dispatchEvent(Oc), Ac.child = e, this.dispatchEvent(Ac), Ac.child = null, this;
	}
	getObjectById(e) {
		return this.getObjectByProperty("id", e);
	}
	getObjectByName(e) {
		return this.getObjectByProperty("name", e);
	}
	getObjectByProperty(e, t) {
		if (this[e] === t) return this;
		for (let n = 0, r = this.children.length; n < r; n++) {
			let r = this.children[n].getObjectByProperty(e, t);
			if (r !== void 0) return r;
		}
	}
	getObjectsByProperty(e, t, n = []) {
		this[e] === t && n.push(this);
		let r = this.children;
		for (let i = 0, a = r.length; i < a; i++) r[i].getObjectsByProperty(e, t, n);
		return n;
	}
	getWorldPosition(e) {
		return this.updateWorldMatrix(!0, !1), e.setFromMatrixPosition(this.matrixWorld);
	}
	getWorldQuaternion(e) {
		return this.updateWorldMatrix(!0, !1), this.matrixWorld.decompose(Sc, e, Cc), e;
	}
	getWorldScale(e) {
		return this.updateWorldMatrix(!0, !1), this.matrixWorld.decompose(Sc, wc, e), e;
	}
	getWorldDirection(e) {
		this.updateWorldMatrix(!0, !1);
		let t = this.matrixWorld.elements;
		return e.set(t[8], t[9], t[10]).normalize();
	}
	raycast() {}
	intersectsFrustum() {
		return !0;
	}
	traverse(e) {
		e(this);
		let t = this.children;
		for (let n = 0, r = t.length; n < r; n++) t[n].traverse(e);
	}
	traverseVisible(e) {
		if (this.visible === !1) return;
		e(this);
		let t = this.children;
		for (let n = 0, r = t.length; n < r; n++) t[n].traverseVisible(e);
	}
	traverseAncestors(e) {
		let t = this.parent;
		t !== null && (e(t), t.traverseAncestors(e));
	}
	updateMatrix() {
		this.matrix.compose(this.position, this.quaternion, this.scale);
		let e = this.pivot;
		if (e !== null) {
			let t = e.x, n = e.y, r = e.z, i = this.matrix.elements;
			i[12] += t - i[0] * t - i[4] * n - i[8] * r, i[13] += n - i[1] * t - i[5] * n - i[9] * r, i[14] += r - i[2] * t - i[6] * n - i[10] * r;
		}
		this.matrixWorldNeedsUpdate = !0;
	}
	updateMatrixWorld(e) {
		this.matrixAutoUpdate && this.updateMatrix(), (this.matrixWorldNeedsUpdate || e) && (this.matrixWorldAutoUpdate === !0 && (this.parent === null ? this.matrixWorld.copy(this.matrix) : this.matrixWorld.multiplyMatrices(this.parent.matrixWorld, this.matrix)), this.matrixWorldNeedsUpdate = !1, e = !0);
		let t = this.children;
		for (let n = 0, r = t.length; n < r; n++) t[n].updateMatrixWorld(e);
	}
	updateWorldMatrix(e, t, n = !1) {
		let r = this.parent;
		if (e === !0 && r !== null && r.updateWorldMatrix(!0, !1), this.matrixAutoUpdate && this.updateMatrix(), (this.matrixWorldNeedsUpdate || n) && (this.matrixWorldAutoUpdate === !0 && (this.parent === null ? this.matrixWorld.copy(this.matrix) : this.matrixWorld.multiplyMatrices(this.parent.matrixWorld, this.matrix)), this.matrixWorldNeedsUpdate = !1, n = !0), t === !0) {
			let e = this.children;
			for (let t = 0, r = e.length; t < r; t++) e[t].updateWorldMatrix(!1, !0, n);
		}
	}
	toJSON(e) {
		let t = e === void 0 || typeof e == "string", n = {};
		t && (e = {
			geometries: {},
			materials: {},
			textures: {},
			images: {},
			shapes: {},
			skeletons: {},
			animations: {},
			nodes: {}
		}, n.metadata = {
			version: 4.7,
			type: "Object",
			generator: "Object3D.toJSON"
		});
		let r = {};
		r.uuid = this.uuid, r.type = this.type, r.name = this.name, r.castShadow = this.castShadow, r.receiveShadow = this.receiveShadow, r.visible = this.visible, r.frustumCulled = this.frustumCulled, r.renderOrder = this.renderOrder, r.static = this.static, r.matrixAutoUpdate = this.matrixAutoUpdate, Object.keys(this.userData).length > 0 && (r.userData = this.userData), r.layers = this.layers.mask, r.matrix = this.matrix.toArray(), r.up = this.up.toArray(), this.pivot !== null && (r.pivot = this.pivot.toArray()), this.morphTargetDictionary !== void 0 && (r.morphTargetDictionary = Object.assign({}, this.morphTargetDictionary)), this.morphTargetInfluences !== void 0 && (r.morphTargetInfluences = this.morphTargetInfluences.slice()), this.isInstancedMesh && (r.type = "InstancedMesh", r.count = this.count, r.instanceMatrix = this.instanceMatrix.toJSON(), this.instanceColor !== null && (r.instanceColor = this.instanceColor.toJSON())), this.isBatchedMesh && (r.type = "BatchedMesh", r.perObjectFrustumCulled = this.perObjectFrustumCulled, r.sortObjects = this.sortObjects, r.drawRanges = this._drawRanges, r.reservedRanges = this._reservedRanges, r.geometryInfo = this._geometryInfo.map((e) => ({
			...e,
			boundingBox: e.boundingBox ? e.boundingBox.toJSON() : void 0,
			boundingSphere: e.boundingSphere ? e.boundingSphere.toJSON() : void 0
		})), r.instanceInfo = this._instanceInfo.map((e) => ({ ...e })), r.availableInstanceIds = this._availableInstanceIds.slice(), r.availableGeometryIds = this._availableGeometryIds.slice(), r.nextIndexStart = this._nextIndexStart, r.nextVertexStart = this._nextVertexStart, r.geometryCount = this._geometryCount, r.maxInstanceCount = this._maxInstanceCount, r.maxVertexCount = this._maxVertexCount, r.maxIndexCount = this._maxIndexCount, r.geometryInitialized = this._geometryInitialized, r.matricesTexture = this._matricesTexture.toJSON(e), r.indirectTexture = this._indirectTexture.toJSON(e), this._colorsTexture !== null && (r.colorsTexture = this._colorsTexture.toJSON(e)), this.boundingSphere !== null && (r.boundingSphere = this.boundingSphere.toJSON()), this.boundingBox !== null && (r.boundingBox = this.boundingBox.toJSON()));
		function i(t, n) {
			return t[n.uuid] === void 0 && (t[n.uuid] = n.toJSON(e)), n.uuid;
		}
		if (this.isScene) this.background && (this.background.isColor ? r.background = this.background.toJSON() : this.background.isTexture && (r.background = this.background.toJSON(e).uuid)), this.environment && this.environment.isTexture && this.environment.isRenderTargetTexture !== !0 && (r.environment = this.environment.toJSON(e).uuid);
		else if (this.isMesh || this.isLine || this.isPoints) {
			r.geometry = i(e.geometries, this.geometry);
			let t = this.geometry.parameters;
			if (t !== void 0 && t.shapes !== void 0) {
				let n = t.shapes;
				if (Array.isArray(n)) for (let t = 0, r = n.length; t < r; t++) {
					let r = n[t];
					i(e.shapes, r);
				}
				else i(e.shapes, n);
			}
		}
		if (this.isSkinnedMesh && (r.bindMode = this.bindMode, r.bindMatrix = this.bindMatrix.toArray(), this.skeleton !== void 0 && (i(e.skeletons, this.skeleton), r.skeleton = this.skeleton.uuid)), this.material !== void 0) {
			if (Array.isArray(this.material)) {
				let t = [];
				for (let n = 0, r = this.material.length; n < r; n++) t.push(i(e.materials, this.material[n]));
				r.material = t;
			} else r.material = i(e.materials, this.material);
		}
		if (this.children.length > 0) {
			r.children = [];
			for (let t = 0; t < this.children.length; t++) r.children.push(this.children[t].toJSON(e).object);
		}
		if (this.animations.length > 0) {
			r.animations = [];
			for (let t = 0; t < this.animations.length; t++) {
				let n = this.animations[t];
				r.animations.push(i(e.animations, n));
			}
		}
		if (t) {
			let t = a(e.geometries), r = a(e.materials), i = a(e.textures), o = a(e.images), s = a(e.shapes), c = a(e.skeletons), l = a(e.animations), u = a(e.nodes);
			t.length > 0 && (n.geometries = t), r.length > 0 && (n.materials = r), i.length > 0 && (n.textures = i), o.length > 0 && (n.images = o), s.length > 0 && (n.shapes = s), c.length > 0 && (n.skeletons = c), l.length > 0 && (n.animations = l), u.length > 0 && (n.nodes = u);
		}
		return n.object = r, n;
		function a(e) {
			let t = [];
			for (let n in e) {
				let r = e[n];
				delete r.metadata, t.push(r);
			}
			return t;
		}
	}
	clone(e) {
		return new this.constructor().copy(this, e);
	}
	copy(e, t = !0) {
		if (this.name = e.name, this.up.copy(e.up), this.position.copy(e.position), this.rotation.order = e.rotation.order, this.quaternion.copy(e.quaternion), this.scale.copy(e.scale), this.pivot = e.pivot === null ? null : e.pivot.clone(), this.matrix.copy(e.matrix), this.matrixWorld.copy(e.matrixWorld), this.matrixAutoUpdate = e.matrixAutoUpdate, this.matrixWorldAutoUpdate = e.matrixWorldAutoUpdate, this.matrixWorldNeedsUpdate = e.matrixWorldNeedsUpdate, this.layers.mask = e.layers.mask, this.visible = e.visible, this.castShadow = e.castShadow, this.receiveShadow = e.receiveShadow, this.frustumCulled = e.frustumCulled, this.renderOrder = e.renderOrder, this.static = e.static, this.animations = e.animations.slice(), this.userData = JSON.parse(JSON.stringify(e.userData)), t === !0) for (let t = 0; t < e.children.length; t++) {
			let n = e.children[t];
			this.add(n.clone());
		}
		return this;
	}
	dispose() {
		this.dispatchEvent({ type: "dispose" });
	}
};
Mc.DEFAULT_UP = /*@__PURE__*/ new Q(0, 1, 0), Mc.DEFAULT_MATRIX_AUTO_UPDATE = !0, Mc.DEFAULT_MATRIX_WORLD_AUTO_UPDATE = !0;
var Nc = class extends Mc {
	constructor() {
		super(), this.isGroup = !0, this.type = "Group";
	}
}, Pc = { type: "move" }, Fc = class {
	constructor() {
		this._targetRay = null, this._grip = null, this._hand = null;
	}
	getHandSpace() {
		return this._hand === null && (this._hand = new Nc(), this._hand.matrixAutoUpdate = !1, this._hand.visible = !1, this._hand.joints = {}, this._hand.inputState = { pinching: !1 }), this._hand;
	}
	getTargetRaySpace() {
		return this._targetRay === null && (this._targetRay = new Nc(), this._targetRay.matrixAutoUpdate = !1, this._targetRay.visible = !1, this._targetRay.hasLinearVelocity = !1, this._targetRay.linearVelocity = new Q(), this._targetRay.hasAngularVelocity = !1, this._targetRay.angularVelocity = new Q()), this._targetRay;
	}
	getGripSpace() {
		return this._grip === null && (this._grip = new Nc(), this._grip.matrixAutoUpdate = !1, this._grip.visible = !1, this._grip.hasLinearVelocity = !1, this._grip.linearVelocity = new Q(), this._grip.hasAngularVelocity = !1, this._grip.angularVelocity = new Q(), this._grip.eventsEnabled = !1), this._grip;
	}
	dispatchEvent(e) {
		return this._targetRay !== null && this._targetRay.dispatchEvent(e), this._grip !== null && this._grip.dispatchEvent(e), this._hand !== null && this._hand.dispatchEvent(e), this;
	}
	connect(e) {
		if (e && e.hand) {
			let t = this._hand;
			if (t) for (let n of e.hand.values()) this._getHandJoint(t, n);
		}
		return this.dispatchEvent({
			type: "connected",
			data: e
		}), this;
	}
	disconnect(e) {
		return this.dispatchEvent({
			type: "disconnected",
			data: e
		}), this._targetRay !== null && (this._targetRay.visible = !1), this._grip !== null && (this._grip.visible = !1), this._hand !== null && (this._hand.visible = !1), this;
	}
	update(e, t, n) {
		let r = null, i = null, a = null, o = this._targetRay, s = this._grip, c = this._hand;
		if (e && t.session.visibilityState !== "visible-blurred") {
			if (c && e.hand) {
				a = !0;
				for (let r of e.hand.values()) {
					let e = t.getJointPose(r, n), i = this._getHandJoint(c, r);
					e !== null && (i.matrix.fromArray(e.transform.matrix), i.matrix.decompose(i.position, i.quaternion, i.scale), i.matrixWorldNeedsUpdate = !0, i.jointRadius = e.radius), i.visible = e !== null;
				}
				let r = c.joints["index-finger-tip"], i = c.joints["thumb-tip"], o = r.position.distanceTo(i.position);
				c.inputState.pinching && o > .025 ? (c.inputState.pinching = !1, this.dispatchEvent({
					type: "pinchend",
					handedness: e.handedness,
					target: this
				})) : !c.inputState.pinching && o <= .015 && (c.inputState.pinching = !0, this.dispatchEvent({
					type: "pinchstart",
					handedness: e.handedness,
					target: this
				}));
			} else s !== null && e.gripSpace && (i = t.getPose(e.gripSpace, n), i !== null && (s.matrix.fromArray(i.transform.matrix), s.matrix.decompose(s.position, s.quaternion, s.scale), s.matrixWorldNeedsUpdate = !0, i.linearVelocity ? (s.hasLinearVelocity = !0, s.linearVelocity.copy(i.linearVelocity)) : s.hasLinearVelocity = !1, i.angularVelocity ? (s.hasAngularVelocity = !0, s.angularVelocity.copy(i.angularVelocity)) : s.hasAngularVelocity = !1, s.eventsEnabled && s.dispatchEvent({
				type: "gripUpdated",
				data: e,
				target: this
			})));
			o !== null && (r = t.getPose(e.targetRaySpace, n), r === null && i !== null && (r = i), r !== null && (o.matrix.fromArray(r.transform.matrix), o.matrix.decompose(o.position, o.quaternion, o.scale), o.matrixWorldNeedsUpdate = !0, r.linearVelocity ? (o.hasLinearVelocity = !0, o.linearVelocity.copy(r.linearVelocity)) : o.hasLinearVelocity = !1, r.angularVelocity ? (o.hasAngularVelocity = !0, o.angularVelocity.copy(r.angularVelocity)) : o.hasAngularVelocity = !1, this.dispatchEvent(Pc)));
		}
		return o !== null && (o.visible = r !== null), s !== null && (s.visible = i !== null), c !== null && (c.visible = a !== null), this;
	}
	_getHandJoint(e, t) {
		if (e.joints[t.jointName] === void 0) {
			let n = new Nc();
			n.matrixAutoUpdate = !1, n.visible = !1, e.joints[t.jointName] = n, e.add(n);
		}
		return e.joints[t.jointName];
	}
}, Ic = {
	aliceblue: 15792383,
	antiquewhite: 16444375,
	aqua: 65535,
	aquamarine: 8388564,
	azure: 15794175,
	beige: 16119260,
	bisque: 16770244,
	black: 0,
	blanchedalmond: 16772045,
	blue: 255,
	blueviolet: 9055202,
	brown: 10824234,
	burlywood: 14596231,
	cadetblue: 6266528,
	chartreuse: 8388352,
	chocolate: 13789470,
	coral: 16744272,
	cornflowerblue: 6591981,
	cornsilk: 16775388,
	crimson: 14423100,
	cyan: 65535,
	darkblue: 139,
	darkcyan: 35723,
	darkgoldenrod: 12092939,
	darkgray: 11119017,
	darkgreen: 25600,
	darkgrey: 11119017,
	darkkhaki: 12433259,
	darkmagenta: 9109643,
	darkolivegreen: 5597999,
	darkorange: 16747520,
	darkorchid: 10040012,
	darkred: 9109504,
	darksalmon: 15308410,
	darkseagreen: 9419919,
	darkslateblue: 4734347,
	darkslategray: 3100495,
	darkslategrey: 3100495,
	darkturquoise: 52945,
	darkviolet: 9699539,
	deeppink: 16716947,
	deepskyblue: 49151,
	dimgray: 6908265,
	dimgrey: 6908265,
	dodgerblue: 2003199,
	firebrick: 11674146,
	floralwhite: 16775920,
	forestgreen: 2263842,
	fuchsia: 16711935,
	gainsboro: 14474460,
	ghostwhite: 16316671,
	gold: 16766720,
	goldenrod: 14329120,
	gray: 8421504,
	green: 32768,
	greenyellow: 11403055,
	grey: 8421504,
	honeydew: 15794160,
	hotpink: 16738740,
	indianred: 13458524,
	indigo: 4915330,
	ivory: 16777200,
	khaki: 15787660,
	lavender: 15132410,
	lavenderblush: 16773365,
	lawngreen: 8190976,
	lemonchiffon: 16775885,
	lightblue: 11393254,
	lightcoral: 15761536,
	lightcyan: 14745599,
	lightgoldenrodyellow: 16448210,
	lightgray: 13882323,
	lightgreen: 9498256,
	lightgrey: 13882323,
	lightpink: 16758465,
	lightsalmon: 16752762,
	lightseagreen: 2142890,
	lightskyblue: 8900346,
	lightslategray: 7833753,
	lightslategrey: 7833753,
	lightsteelblue: 11584734,
	lightyellow: 16777184,
	lime: 65280,
	limegreen: 3329330,
	linen: 16445670,
	magenta: 16711935,
	maroon: 8388608,
	mediumaquamarine: 6737322,
	mediumblue: 205,
	mediumorchid: 12211667,
	mediumpurple: 9662683,
	mediumseagreen: 3978097,
	mediumslateblue: 8087790,
	mediumspringgreen: 64154,
	mediumturquoise: 4772300,
	mediumvioletred: 13047173,
	midnightblue: 1644912,
	mintcream: 16121850,
	mistyrose: 16770273,
	moccasin: 16770229,
	navajowhite: 16768685,
	navy: 128,
	oldlace: 16643558,
	olive: 8421376,
	olivedrab: 7048739,
	orange: 16753920,
	orangered: 16729344,
	orchid: 14315734,
	palegoldenrod: 15657130,
	palegreen: 10025880,
	paleturquoise: 11529966,
	palevioletred: 14381203,
	papayawhip: 16773077,
	peachpuff: 16767673,
	peru: 13468991,
	pink: 16761035,
	plum: 14524637,
	powderblue: 11591910,
	purple: 8388736,
	rebeccapurple: 6697881,
	red: 16711680,
	rosybrown: 12357519,
	royalblue: 4286945,
	saddlebrown: 9127187,
	salmon: 16416882,
	sandybrown: 16032864,
	seagreen: 3050327,
	seashell: 16774638,
	sienna: 10506797,
	silver: 12632256,
	skyblue: 8900331,
	slateblue: 6970061,
	slategray: 7372944,
	slategrey: 7372944,
	snow: 16775930,
	springgreen: 65407,
	steelblue: 4620980,
	tan: 13808780,
	teal: 32896,
	thistle: 14204888,
	tomato: 16737095,
	turquoise: 4251856,
	violet: 15631086,
	wheat: 16113331,
	white: 16777215,
	whitesmoke: 16119285,
	yellow: 16776960,
	yellowgreen: 10145074
}, Lc = {
	h: 0,
	s: 0,
	l: 0
}, Rc = {
	h: 0,
	s: 0,
	l: 0
};
function zc(e, t, n) {
	return n < 0 && (n += 1), n > 1 && --n, n < 1 / 6 ? e + (t - e) * 6 * n : n < 1 / 2 ? t : n < 2 / 3 ? e + (t - e) * 6 * (2 / 3 - n) : e;
}
var Bc = class {
	constructor(e, t, n) {
		return this.isColor = !0, this.r = 1, this.g = 1, this.b = 1, this.set(e, t, n);
	}
	set(e, t, n) {
		if (t === void 0 && n === void 0) {
			let t = e;
			t && t.isColor ? this.copy(t) : typeof t == "number" ? this.setHex(t) : typeof t == "string" && this.setStyle(t);
		} else this.setRGB(e, t, n);
		return this;
	}
	setScalar(e) {
		return this.r = e, this.g = e, this.b = e, this;
	}
	setHex(e, t = Bo) {
		return e = Math.floor(e), this.r = (e >> 16 & 255) / 255, this.g = (e >> 8 & 255) / 255, this.b = (e & 255) / 255, Us.colorSpaceToWorking(this, t), this;
	}
	setRGB(e, t, n, r = Us.workingColorSpace) {
		return this.r = e, this.g = t, this.b = n, Us.colorSpaceToWorking(this, r), this;
	}
	setHSL(e, t, n, r = Us.workingColorSpace) {
		if (e = fs(e, 1), t = ds(t, 0, 1), n = ds(n, 0, 1), t === 0) this.r = this.g = this.b = n;
		else {
			let r = n <= .5 ? n * (1 + t) : n + t - n * t, i = 2 * n - r;
			this.r = zc(i, r, e + 1 / 3), this.g = zc(i, r, e), this.b = zc(i, r, e - 1 / 3);
		}
		return Us.colorSpaceToWorking(this, r), this;
	}
	setStyle(e, t = Bo) {
		function n(t) {
			t !== void 0 && parseFloat(t) < 1 && es("Color: Alpha component of " + e + " will be ignored.");
		}
		let r;
		if (r = /^(\w+)\(([^\)]*)\)/.exec(e)) {
			let i, a = r[1], o = r[2];
			switch (a) {
				case "rgb":
				case "rgba":
					if (i = /^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o)) return n(i[4]), this.setRGB(Math.min(255, parseInt(i[1], 10)) / 255, Math.min(255, parseInt(i[2], 10)) / 255, Math.min(255, parseInt(i[3], 10)) / 255, t);
					if (i = /^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o)) return n(i[4]), this.setRGB(Math.min(100, parseFloat(i[1])) / 100, Math.min(100, parseFloat(i[2])) / 100, Math.min(100, parseFloat(i[3])) / 100, t);
					break;
				case "hsl":
				case "hsla":
					if (i = /^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o)) return n(i[4]), this.setHSL(parseFloat(i[1]) / 360, parseFloat(i[2]) / 100, parseFloat(i[3]) / 100, t);
					break;
				default: es("Color: Unknown color model " + e);
			}
		} else if (r = /^\#([A-Fa-f\d]+)$/.exec(e)) {
			let n = r[1], i = n.length;
			if (i === 3) return this.setRGB(parseInt(n.charAt(0), 16) / 15, parseInt(n.charAt(1), 16) / 15, parseInt(n.charAt(2), 16) / 15, t);
			if (i === 6) return this.setHex(parseInt(n, 16), t);
			es("Color: Invalid hex color " + e);
		} else if (e && e.length > 0) return this.setColorName(e, t);
		return this;
	}
	setColorName(e, t = Bo) {
		let n = Ic[e.toLowerCase()];
		return n === void 0 ? es("Color: Unknown color " + e) : this.setHex(n, t), this;
	}
	clone() {
		return new this.constructor(this.r, this.g, this.b);
	}
	copy(e) {
		return this.r = e.r, this.g = e.g, this.b = e.b, this;
	}
	copySRGBToLinear(e) {
		return this.r = Ws(e.r), this.g = Ws(e.g), this.b = Ws(e.b), this;
	}
	copyLinearToSRGB(e) {
		return this.r = Gs(e.r), this.g = Gs(e.g), this.b = Gs(e.b), this;
	}
	convertSRGBToLinear() {
		return this.copySRGBToLinear(this), this;
	}
	convertLinearToSRGB() {
		return this.copyLinearToSRGB(this), this;
	}
	getHex(e = Bo) {
		return Us.workingToColorSpace(Vc.copy(this), e), Math.round(ds(Vc.r * 255, 0, 255)) * 65536 + Math.round(ds(Vc.g * 255, 0, 255)) * 256 + Math.round(ds(Vc.b * 255, 0, 255));
	}
	getHexString(e = Bo) {
		return ("000000" + this.getHex(e).toString(16)).slice(-6);
	}
	getHSL(e, t = Us.workingColorSpace) {
		Us.workingToColorSpace(Vc.copy(this), t);
		let n = Vc.r, r = Vc.g, i = Vc.b, a = Math.max(n, r, i), o = Math.min(n, r, i), s, c, l = (o + a) / 2;
		if (o === a) s = 0, c = 0;
		else {
			let e = a - o;
			switch (c = l <= .5 ? e / (a + o) : e / (2 - a - o), a) {
				case n:
					s = (r - i) / e + (r < i ? 6 : 0);
					break;
				case r:
					s = (i - n) / e + 2;
					break;
				case i: s = (n - r) / e + 4;
			}
			s /= 6;
		}
		return e.h = s, e.s = c, e.l = l, e;
	}
	getRGB(e, t = Us.workingColorSpace) {
		return Us.workingToColorSpace(Vc.copy(this), t), e.r = Vc.r, e.g = Vc.g, e.b = Vc.b, e;
	}
	getStyle(e = Bo) {
		Us.workingToColorSpace(Vc.copy(this), e);
		let t = Vc.r, n = Vc.g, r = Vc.b;
		return e === "srgb" ? `rgb(${Math.round(t * 255)},${Math.round(n * 255)},${Math.round(r * 255)})` : `color(${e} ${t.toFixed(3)} ${n.toFixed(3)} ${r.toFixed(3)})`;
	}
	offsetHSL(e, t, n) {
		return this.getHSL(Lc), this.setHSL(Lc.h + e, Lc.s + t, Lc.l + n);
	}
	add(e) {
		return this.r += e.r, this.g += e.g, this.b += e.b, this;
	}
	addColors(e, t) {
		return this.r = e.r + t.r, this.g = e.g + t.g, this.b = e.b + t.b, this;
	}
	addScalar(e) {
		return this.r += e, this.g += e, this.b += e, this;
	}
	sub(e) {
		return this.r = Math.max(0, this.r - e.r), this.g = Math.max(0, this.g - e.g), this.b = Math.max(0, this.b - e.b), this;
	}
	multiply(e) {
		return this.r *= e.r, this.g *= e.g, this.b *= e.b, this;
	}
	multiplyScalar(e) {
		return this.r *= e, this.g *= e, this.b *= e, this;
	}
	lerp(e, t) {
		return this.r += (e.r - this.r) * t, this.g += (e.g - this.g) * t, this.b += (e.b - this.b) * t, this;
	}
	lerpColors(e, t, n) {
		return this.r = e.r + (t.r - e.r) * n, this.g = e.g + (t.g - e.g) * n, this.b = e.b + (t.b - e.b) * n, this;
	}
	lerpHSL(e, t) {
		this.getHSL(Lc), e.getHSL(Rc);
		let n = hs(Lc.h, Rc.h, t), r = hs(Lc.s, Rc.s, t), i = hs(Lc.l, Rc.l, t);
		return this.setHSL(n, r, i), this;
	}
	setFromVector3(e) {
		return this.r = e.x, this.g = e.y, this.b = e.z, this;
	}
	applyMatrix3(e) {
		let t = this.r, n = this.g, r = this.b, i = e.elements;
		return this.r = i[0] * t + i[3] * n + i[6] * r, this.g = i[1] * t + i[4] * n + i[7] * r, this.b = i[2] * t + i[5] * n + i[8] * r, this;
	}
	equals(e) {
		return e.r === this.r && e.g === this.g && e.b === this.b;
	}
	fromArray(e, t = 0) {
		return this.r = e[t], this.g = e[t + 1], this.b = e[t + 2], this;
	}
	toArray(e = [], t = 0) {
		return e[t] = this.r, e[t + 1] = this.g, e[t + 2] = this.b, e;
	}
	fromBufferAttribute(e, t) {
		return this.r = e.getX(t), this.g = e.getY(t), this.b = e.getZ(t), this;
	}
	toJSON() {
		return this.getHex();
	}
	*[Symbol.iterator]() {
		yield this.r, yield this.g, yield this.b;
	}
}, Vc = /*@__PURE__*/ new Bc();
Bc.NAMES = Ic;
var Hc = class extends Mc {
	constructor() {
		super(), this.isScene = !0, this.type = "Scene", this.background = null, this.environment = null, this.fog = null, this.backgroundBlurriness = 0, this.backgroundIntensity = 1, this.backgroundRotation = new hc(), this.environmentIntensity = 1, this.environmentRotation = new hc(), this.overrideMaterial = null, typeof __THREE_DEVTOOLS__ < "u" && __THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe", { detail: this }));
	}
	copy(e, t) {
		return super.copy(e, t), this.background = e.background === null ? null : e.background.clone(), this.environment = e.environment === null ? null : e.environment.clone(), this.fog = e.fog === null ? null : e.fog.clone(), this.backgroundBlurriness = e.backgroundBlurriness, this.backgroundIntensity = e.backgroundIntensity, this.backgroundRotation.copy(e.backgroundRotation), this.environmentIntensity = e.environmentIntensity, this.environmentRotation.copy(e.environmentRotation), this.overrideMaterial = e.overrideMaterial === null ? null : e.overrideMaterial.clone(), this.matrixAutoUpdate = e.matrixAutoUpdate, this;
	}
	toJSON(e) {
		let t = super.toJSON(e);
		return this.fog !== null && (t.object.fog = this.fog.toJSON()), t.object.backgroundBlurriness = this.backgroundBlurriness, t.object.backgroundIntensity = this.backgroundIntensity, t.object.backgroundRotation = this.backgroundRotation.toArray(), t.object.environmentIntensity = this.environmentIntensity, t.object.environmentRotation = this.environmentRotation.toArray(), t;
	}
}, Uc = /*@__PURE__*/ new Q(), Wc = /*@__PURE__*/ new Q(), Gc = /*@__PURE__*/ new Q(), Kc = /*@__PURE__*/ new Q(), qc = /*@__PURE__*/ new Q(), Jc = /*@__PURE__*/ new Q(), Yc = /*@__PURE__*/ new Q(), Xc = /*@__PURE__*/ new Q(), Zc = /*@__PURE__*/ new Q(), Qc = /*@__PURE__*/ new Q(), $c = /*@__PURE__*/ new ec(), el = /*@__PURE__*/ new ec(), tl = /*@__PURE__*/ new ec(), nl = class e {
	constructor(e = new Q(), t = new Q(), n = new Q()) {
		this.a = e, this.b = t, this.c = n;
	}
	static getNormal(e, t, n, r) {
		r.subVectors(n, t), Uc.subVectors(e, t), r.cross(Uc);
		let i = r.lengthSq();
		return i > 0 ? r.multiplyScalar(1 / Math.sqrt(i)) : r.set(0, 0, 0);
	}
	static getBarycoord(e, t, n, r, i) {
		Uc.subVectors(r, t), Wc.subVectors(n, t), Gc.subVectors(e, t);
		let a = Uc.dot(Uc), o = Uc.dot(Wc), s = Uc.dot(Gc), c = Wc.dot(Wc), l = Wc.dot(Gc), u = a * c - o * o;
		if (u === 0) return i.set(0, 0, 0), null;
		let d = 1 / u, f = (c * s - o * l) * d, p = (a * l - o * s) * d;
		return i.set(1 - f - p, p, f);
	}
	static containsPoint(e, t, n, r) {
		return this.getBarycoord(e, t, n, r, Kc) !== null && Kc.x >= 0 && Kc.y >= 0 && Kc.x + Kc.y <= 1;
	}
	static getInterpolation(e, t, n, r, i, a, o, s) {
		return this.getBarycoord(e, t, n, r, Kc) === null ? (s.x = 0, s.y = 0, "z" in s && (s.z = 0), "w" in s && (s.w = 0), null) : (s.setScalar(0), s.addScaledVector(i, Kc.x), s.addScaledVector(a, Kc.y), s.addScaledVector(o, Kc.z), s);
	}
	static getInterpolatedAttribute(e, t, n, r, i, a) {
		return $c.setScalar(0), el.setScalar(0), tl.setScalar(0), $c.fromBufferAttribute(e, t), el.fromBufferAttribute(e, n), tl.fromBufferAttribute(e, r), a.setScalar(0), a.addScaledVector($c, i.x), a.addScaledVector(el, i.y), a.addScaledVector(tl, i.z), a;
	}
	static isFrontFacing(e, t, n, r) {
		return Uc.subVectors(n, t), Wc.subVectors(e, t), Uc.cross(Wc).dot(r) < 0;
	}
	set(e, t, n) {
		return this.a.copy(e), this.b.copy(t), this.c.copy(n), this;
	}
	setFromPointsAndIndices(e, t, n, r) {
		return this.a.copy(e[t]), this.b.copy(e[n]), this.c.copy(e[r]), this;
	}
	setFromAttributeAndIndices(e, t, n, r) {
		return this.a.fromBufferAttribute(e, t), this.b.fromBufferAttribute(e, n), this.c.fromBufferAttribute(e, r), this;
	}
	clone() {
		return new this.constructor().copy(this);
	}
	copy(e) {
		return this.a.copy(e.a), this.b.copy(e.b), this.c.copy(e.c), this;
	}
	getArea() {
		return Uc.subVectors(this.c, this.b), Wc.subVectors(this.a, this.b), Uc.cross(Wc).length() * .5;
	}
	getMidpoint(e) {
		return e.addVectors(this.a, this.b).add(this.c).multiplyScalar(1 / 3);
	}
	getNormal(t) {
		return e.getNormal(this.a, this.b, this.c, t);
	}
	getPlane(e) {
		return e.setFromCoplanarPoints(this.a, this.b, this.c);
	}
	getBarycoord(t, n) {
		return e.getBarycoord(t, this.a, this.b, this.c, n);
	}
	getInterpolation(t, n, r, i, a) {
		return e.getInterpolation(t, this.a, this.b, this.c, n, r, i, a);
	}
	containsPoint(t) {
		return e.containsPoint(t, this.a, this.b, this.c);
	}
	isFrontFacing(t) {
		return e.isFrontFacing(this.a, this.b, this.c, t);
	}
	intersectsBox(e) {
		return e.intersectsTriangle(this);
	}
	closestPointToPoint(e, t) {
		let n = this.a, r = this.b, i = this.c, a, o;
		qc.subVectors(r, n), Jc.subVectors(i, n), Xc.subVectors(e, n);
		let s = qc.dot(Xc), c = Jc.dot(Xc);
		if (s <= 0 && c <= 0) return t.copy(n);
		Zc.subVectors(e, r);
		let l = qc.dot(Zc), u = Jc.dot(Zc);
		if (l >= 0 && u <= l) return t.copy(r);
		let d = s * u - l * c;
		if (d <= 0 && s >= 0 && l <= 0 && s - l > 0) return a = s / (s - l), t.copy(n).addScaledVector(qc, a);
		Qc.subVectors(e, i);
		let f = qc.dot(Qc), p = Jc.dot(Qc);
		if (p >= 0 && f <= p) return t.copy(i);
		let m = f * c - s * p;
		if (m <= 0 && c >= 0 && p <= 0) return o = c / (c - p), t.copy(n).addScaledVector(Jc, o);
		let h = l * p - f * u;
		if (h <= 0 && u - l >= 0 && f - p >= 0) return Yc.subVectors(i, r), o = (u - l) / (u - l + (f - p)), t.copy(r).addScaledVector(Yc, o);
		let g = 1 / (h + m + d);
		return a = m * g, o = d * g, t.copy(n).addScaledVector(qc, a).addScaledVector(Jc, o);
	}
	equals(e) {
		return e.a.equals(this.a) && e.b.equals(this.b) && e.c.equals(this.c);
	}
}, rl = class {
	constructor(e = new Q(Infinity, Infinity, Infinity), t = new Q(-Infinity, -Infinity, -Infinity)) {
		this.isBox3 = !0, this.min = e, this.max = t;
	}
	set(e, t) {
		return this.min.copy(e), this.max.copy(t), this;
	}
	setFromArray(e) {
		this.makeEmpty();
		for (let t = 0, n = e.length; t < n; t += 3) this.expandByPoint(al.fromArray(e, t));
		return this;
	}
	setFromBufferAttribute(e) {
		this.makeEmpty();
		for (let t = 0, n = e.count; t < n; t++) this.expandByPoint(al.fromBufferAttribute(e, t));
		return this;
	}
	setFromPoints(e) {
		this.makeEmpty();
		for (let t = 0, n = e.length; t < n; t++) this.expandByPoint(e[t]);
		return this;
	}
	setFromCenterAndSize(e, t) {
		let n = al.copy(t).multiplyScalar(.5);
		return this.min.copy(e).sub(n), this.max.copy(e).add(n), this;
	}
	setFromObject(e, t = !1) {
		return this.makeEmpty(), this.expandByObject(e, t);
	}
	clone() {
		return new this.constructor().copy(this);
	}
	copy(e) {
		return this.min.copy(e.min), this.max.copy(e.max), this;
	}
	makeEmpty() {
		return this.min.x = this.min.y = this.min.z = Infinity, this.max.x = this.max.y = this.max.z = -Infinity, this;
	}
	isEmpty() {
		return this.max.x < this.min.x || this.max.y < this.min.y || this.max.z < this.min.z;
	}
	getCenter(e) {
		return this.isEmpty() ? e.set(0, 0, 0) : e.addVectors(this.min, this.max).multiplyScalar(.5);
	}
	getSize(e) {
		return this.isEmpty() ? e.set(0, 0, 0) : e.subVectors(this.max, this.min);
	}
	expandByPoint(e) {
		return this.min.min(e), this.max.max(e), this;
	}
	expandByVector(e) {
		return this.min.sub(e), this.max.add(e), this;
	}
	expandByScalar(e) {
		return this.min.addScalar(-e), this.max.addScalar(e), this;
	}
	expandByObject(e, t = !1) {
		e.updateWorldMatrix(!1, !1);
		let n = e.geometry;
		if (n !== void 0) {
			let r = n.getAttribute("position");
			if (t === !0 && r !== void 0 && e.isInstancedMesh !== !0 && e.isBatchedMesh !== !0) for (let t = 0, n = r.count; t < n; t++) e.isMesh === !0 ? e.getVertexPosition(t, al) : al.fromBufferAttribute(r, t), al.applyMatrix4(e.matrixWorld), this.expandByPoint(al);
			else e.boundingBox === void 0 ? (n.boundingBox === null && n.computeBoundingBox(), ol.copy(n.boundingBox)) : (e.boundingBox === null && e.computeBoundingBox(), ol.copy(e.boundingBox)), ol.applyMatrix4(e.matrixWorld), this.union(ol);
		}
		let r = e.children;
		for (let e = 0, n = r.length; e < n; e++) this.expandByObject(r[e], t);
		return this;
	}
	containsPoint(e) {
		return e.x >= this.min.x && e.x <= this.max.x && e.y >= this.min.y && e.y <= this.max.y && e.z >= this.min.z && e.z <= this.max.z;
	}
	containsBox(e) {
		return this.min.x <= e.min.x && e.max.x <= this.max.x && this.min.y <= e.min.y && e.max.y <= this.max.y && this.min.z <= e.min.z && e.max.z <= this.max.z;
	}
	getParameter(e, t) {
		return t.set((e.x - this.min.x) / (this.max.x - this.min.x), (e.y - this.min.y) / (this.max.y - this.min.y), (e.z - this.min.z) / (this.max.z - this.min.z));
	}
	intersectsBox(e) {
		return e.max.x >= this.min.x && e.min.x <= this.max.x && e.max.y >= this.min.y && e.min.y <= this.max.y && e.max.z >= this.min.z && e.min.z <= this.max.z;
	}
	intersectsSphere(e) {
		return this.clampPoint(e.center, al), al.distanceToSquared(e.center) <= e.radius * e.radius;
	}
	intersectsPlane(e) {
		let t, n;
		return e.normal.x > 0 ? (t = e.normal.x * this.min.x, n = e.normal.x * this.max.x) : (t = e.normal.x * this.max.x, n = e.normal.x * this.min.x), e.normal.y > 0 ? (t += e.normal.y * this.min.y, n += e.normal.y * this.max.y) : (t += e.normal.y * this.max.y, n += e.normal.y * this.min.y), e.normal.z > 0 ? (t += e.normal.z * this.min.z, n += e.normal.z * this.max.z) : (t += e.normal.z * this.max.z, n += e.normal.z * this.min.z), t <= -e.constant && n >= -e.constant;
	}
	intersectsTriangle(e) {
		if (this.isEmpty()) return !1;
		this.getCenter(pl), ml.subVectors(this.max, pl), sl.subVectors(e.a, pl), cl.subVectors(e.b, pl), ll.subVectors(e.c, pl), ul.subVectors(cl, sl), dl.subVectors(ll, cl), fl.subVectors(sl, ll);
		let t = [
			0,
			-ul.z,
			ul.y,
			0,
			-dl.z,
			dl.y,
			0,
			-fl.z,
			fl.y,
			ul.z,
			0,
			-ul.x,
			dl.z,
			0,
			-dl.x,
			fl.z,
			0,
			-fl.x,
			-ul.y,
			ul.x,
			0,
			-dl.y,
			dl.x,
			0,
			-fl.y,
			fl.x,
			0
		];
		return !_l(t, sl, cl, ll, ml) || (t = [
			1,
			0,
			0,
			0,
			1,
			0,
			0,
			0,
			1
		], !_l(t, sl, cl, ll, ml)) ? !1 : (hl.crossVectors(ul, dl), t = [
			hl.x,
			hl.y,
			hl.z
		], _l(t, sl, cl, ll, ml));
	}
	clampPoint(e, t) {
		return t.copy(e).clamp(this.min, this.max);
	}
	distanceToPoint(e) {
		return this.clampPoint(e, al).distanceTo(e);
	}
	getBoundingSphere(e) {
		return this.isEmpty() ? e.makeEmpty() : (this.getCenter(e.center), e.radius = this.getSize(al).length() * .5), e;
	}
	intersect(e) {
		return this.min.max(e.min), this.max.min(e.max), this.isEmpty() && this.makeEmpty(), this;
	}
	union(e) {
		return this.min.min(e.min), this.max.max(e.max), this;
	}
	applyMatrix4(e) {
		return this.isEmpty() || (il[0].set(this.min.x, this.min.y, this.min.z).applyMatrix4(e), il[1].set(this.min.x, this.min.y, this.max.z).applyMatrix4(e), il[2].set(this.min.x, this.max.y, this.min.z).applyMatrix4(e), il[3].set(this.min.x, this.max.y, this.max.z).applyMatrix4(e), il[4].set(this.max.x, this.min.y, this.min.z).applyMatrix4(e), il[5].set(this.max.x, this.min.y, this.max.z).applyMatrix4(e), il[6].set(this.max.x, this.max.y, this.min.z).applyMatrix4(e), il[7].set(this.max.x, this.max.y, this.max.z).applyMatrix4(e), this.setFromPoints(il)), this;
	}
	translate(e) {
		return this.min.add(e), this.max.add(e), this;
	}
	equals(e) {
		return e.min.equals(this.min) && e.max.equals(this.max);
	}
	toJSON() {
		return {
			min: this.min.toArray(),
			max: this.max.toArray()
		};
	}
	fromJSON(e) {
		return this.min.fromArray(e.min), this.max.fromArray(e.max), this;
	}
}, il = [
	/*@__PURE__*/ new Q(),
	/*@__PURE__*/ new Q(),
	/*@__PURE__*/ new Q(),
	/*@__PURE__*/ new Q(),
	/*@__PURE__*/ new Q(),
	/*@__PURE__*/ new Q(),
	/*@__PURE__*/ new Q(),
	/*@__PURE__*/ new Q()
], al = /*@__PURE__*/ new Q(), ol = /*@__PURE__*/ new rl(), sl = /*@__PURE__*/ new Q(), cl = /*@__PURE__*/ new Q(), ll = /*@__PURE__*/ new Q(), ul = /*@__PURE__*/ new Q(), dl = /*@__PURE__*/ new Q(), fl = /*@__PURE__*/ new Q(), pl = /*@__PURE__*/ new Q(), ml = /*@__PURE__*/ new Q(), hl = /*@__PURE__*/ new Q(), gl = /*@__PURE__*/ new Q();
function _l(e, t, n, r, i) {
	for (let a = 0, o = e.length - 3; a <= o; a += 3) {
		gl.fromArray(e, a);
		let o = i.x * Math.abs(gl.x) + i.y * Math.abs(gl.y) + i.z * Math.abs(gl.z), s = t.dot(gl), c = n.dot(gl), l = r.dot(gl);
		if (Math.max(-Math.max(s, c, l), Math.min(s, c, l)) > o) return !1;
	}
	return !0;
}
var vl = /*@__PURE__*/ new Q(), yl = /*@__PURE__*/ new Ps(), bl = 0, xl = class extends as {
	constructor(e, t, n = !1) {
		if (super(), Array.isArray(e)) throw TypeError("THREE.BufferAttribute: array should be a Typed Array.");
		this.isBufferAttribute = !0, Object.defineProperty(this, "id", { value: bl++ }), this.name = "", this.array = e, this.itemSize = t, this.count = e === void 0 ? 0 : e.length / t, this.normalized = n, this.usage = Go, this.updateRanges = [], this.gpuType = Ma, this.version = 0, this._normalizationScale = e === void 0 ? void 0 : As(e);
	}
	onUploadCallback() {}
	set needsUpdate(e) {
		e === !0 && this.version++;
	}
	setUsage(e) {
		return this.usage = e, this;
	}
	addUpdateRange(e, t) {
		this.updateRanges.push({
			start: e,
			count: t
		});
	}
	clearUpdateRanges() {
		this.updateRanges.length = 0;
	}
	copy(e) {
		return this.name = e.name, this.array = new e.array.constructor(e.array), this.itemSize = e.itemSize, this.count = e.count, this.normalized = e.normalized, this.usage = e.usage, this.gpuType = e.gpuType, this._normalizationScale = e._normalizationScale, this;
	}
	copyAt(e, t, n) {
		e *= this.itemSize, n *= t.itemSize;
		for (let r = 0, i = this.itemSize; r < i; r++) this.array[e + r] = t.array[n + r];
		return this;
	}
	copyArray(e) {
		return this.array.set(e), this;
	}
	applyMatrix3(e) {
		if (this.itemSize === 2) for (let t = 0, n = this.count; t < n; t++) yl.fromBufferAttribute(this, t), yl.applyMatrix3(e), this.setXY(t, yl.x, yl.y);
		else if (this.itemSize === 3) for (let t = 0, n = this.count; t < n; t++) vl.fromBufferAttribute(this, t), vl.applyMatrix3(e), this.setXYZ(t, vl.x, vl.y, vl.z);
		return this;
	}
	applyMatrix4(e) {
		for (let t = 0, n = this.count; t < n; t++) vl.fromBufferAttribute(this, t), vl.applyMatrix4(e), this.setXYZ(t, vl.x, vl.y, vl.z);
		return this;
	}
	applyNormalMatrix(e) {
		for (let t = 0, n = this.count; t < n; t++) vl.fromBufferAttribute(this, t), vl.applyNormalMatrix(e), this.setXYZ(t, vl.x, vl.y, vl.z);
		return this;
	}
	transformDirection(e) {
		for (let t = 0, n = this.count; t < n; t++) vl.fromBufferAttribute(this, t), vl.transformDirection(e), this.setXYZ(t, vl.x, vl.y, vl.z);
		return this;
	}
	set(e, t = 0) {
		return this.array.set(e, t), this;
	}
	getComponent(e, t) {
		let n = this.array[e * this.itemSize + t];
		return this.normalized && (n = this._denormalize(n)), n;
	}
	setComponent(e, t, n) {
		return this.normalized && (n = this._normalize(n)), this.array[e * this.itemSize + t] = n, this;
	}
	getX(e) {
		let t = this.array[e * this.itemSize];
		return this.normalized && (t = this._denormalize(t)), t;
	}
	setX(e, t) {
		return this.normalized && (t = this._normalize(t)), this.array[e * this.itemSize] = t, this;
	}
	getY(e) {
		let t = this.array[e * this.itemSize + 1];
		return this.normalized && (t = this._denormalize(t)), t;
	}
	setY(e, t) {
		return this.normalized && (t = this._normalize(t)), this.array[e * this.itemSize + 1] = t, this;
	}
	getZ(e) {
		let t = this.array[e * this.itemSize + 2];
		return this.normalized && (t = this._denormalize(t)), t;
	}
	setZ(e, t) {
		return this.normalized && (t = this._normalize(t)), this.array[e * this.itemSize + 2] = t, this;
	}
	getW(e) {
		let t = this.array[e * this.itemSize + 3];
		return this.normalized && (t = this._denormalize(t)), t;
	}
	setW(e, t) {
		return this.normalized && (t = this._normalize(t)), this.array[e * this.itemSize + 3] = t, this;
	}
	setXY(e, t, n) {
		return e *= this.itemSize, this.normalized && (t = this._normalize(t), n = this._normalize(n)), this.array[e + 0] = t, this.array[e + 1] = n, this;
	}
	setXYZ(e, t, n, r) {
		return e *= this.itemSize, this.normalized && (t = this._normalize(t), n = this._normalize(n), r = this._normalize(r)), this.array[e + 0] = t, this.array[e + 1] = n, this.array[e + 2] = r, this;
	}
	setXYZW(e, t, n, r, i) {
		return e *= this.itemSize, this.normalized && (t = this._normalize(t), n = this._normalize(n), r = this._normalize(r), i = this._normalize(i)), this.array[e + 0] = t, this.array[e + 1] = n, this.array[e + 2] = r, this.array[e + 3] = i, this;
	}
	onUpload(e) {
		return this.onUploadCallback = e, this;
	}
	clone() {
		return new this.constructor(this.array, this.itemSize).copy(this);
	}
	toJSON() {
		let e = {
			itemSize: this.itemSize,
			type: this.array.constructor.name,
			array: Array.from(this.array),
			normalized: this.normalized
		};
		return e.name = this.name, e.usage = this.usage, e.gpuType = this.gpuType, e;
	}
	dispose() {
		this.dispatchEvent({ type: "dispose" });
	}
	_denormalize(e) {
		let t = this._normalizationScale;
		return t === void 0 ? js(e, this.array) : Math.max(e / t, -1);
	}
	_normalize(e) {
		let t = this._normalizationScale;
		return t === void 0 ? Ms(e, this.array) : Math.round(e * t);
	}
}, Sl = class extends xl {
	constructor(e, t, n) {
		super(new Uint16Array(e), t, n);
	}
}, Cl = class extends xl {
	constructor(e, t, n) {
		super(new Uint32Array(e), t, n);
	}
}, wl = class extends xl {
	constructor(e, t, n) {
		super(new Float32Array(e), t, n);
	}
}, Tl = /*@__PURE__*/ new rl(), El = /*@__PURE__*/ new Q(), Dl = /*@__PURE__*/ new Q(), Ol = class {
	constructor(e = new Q(), t = -1) {
		this.isSphere = !0, this.center = e, this.radius = t;
	}
	set(e, t) {
		return this.center.copy(e), this.radius = t, this;
	}
	setFromPoints(e, t) {
		let n = this.center;
		t === void 0 ? Tl.setFromPoints(e).getCenter(n) : n.copy(t);
		let r = 0;
		for (let t = 0, i = e.length; t < i; t++) r = Math.max(r, n.distanceToSquared(e[t]));
		return this.radius = Math.sqrt(r), this;
	}
	copy(e) {
		return this.center.copy(e.center), this.radius = e.radius, this;
	}
	isEmpty() {
		return this.radius < 0;
	}
	makeEmpty() {
		return this.center.set(0, 0, 0), this.radius = -1, this;
	}
	containsPoint(e) {
		return e.distanceToSquared(this.center) <= this.radius * this.radius;
	}
	distanceToPoint(e) {
		return e.distanceTo(this.center) - this.radius;
	}
	intersectsSphere(e) {
		let t = this.radius + e.radius;
		return e.center.distanceToSquared(this.center) <= t * t;
	}
	intersectsBox(e) {
		return e.intersectsSphere(this);
	}
	intersectsPlane(e) {
		return Math.abs(e.distanceToPoint(this.center)) <= this.radius;
	}
	clampPoint(e, t) {
		let n = this.center.distanceToSquared(e);
		return t.copy(e), n > this.radius * this.radius && (t.sub(this.center).normalize(), t.multiplyScalar(this.radius).add(this.center)), t;
	}
	getBoundingBox(e) {
		return this.isEmpty() ? (e.makeEmpty(), e) : (e.set(this.center, this.center), e.expandByScalar(this.radius), e);
	}
	applyMatrix4(e) {
		return this.center.applyMatrix4(e), this.radius *= e.getMaxScaleOnAxis(), this;
	}
	translate(e) {
		return this.center.add(e), this;
	}
	expandByPoint(e) {
		if (this.isEmpty()) return this.center.copy(e), this.radius = 0, this;
		El.subVectors(e, this.center);
		let t = El.lengthSq();
		if (t > this.radius * this.radius) {
			let e = Math.sqrt(t), n = (e - this.radius) * .5;
			this.center.addScaledVector(El, n / e), this.radius += n;
		}
		return this;
	}
	union(e) {
		return e.isEmpty() ? this : this.isEmpty() ? (this.copy(e), this) : (this.center.equals(e.center) === !0 ? this.radius = Math.max(this.radius, e.radius) : (Dl.subVectors(e.center, this.center).setLength(e.radius), this.expandByPoint(El.copy(e.center).add(Dl)), this.expandByPoint(El.copy(e.center).sub(Dl))), this);
	}
	equals(e) {
		return e.center.equals(this.center) && e.radius === this.radius;
	}
	clone() {
		return new this.constructor().copy(this);
	}
	toJSON() {
		return {
			radius: this.radius,
			center: this.center.toArray()
		};
	}
	fromJSON(e) {
		return this.radius = e.radius, this.center.fromArray(e.center), this;
	}
}, kl = 0, Al = /*@__PURE__*/ new ac(), jl = /*@__PURE__*/ new Mc(), Ml = /*@__PURE__*/ new Q(), Nl = /*@__PURE__*/ new rl(), Pl = /*@__PURE__*/ new rl(), Fl = /*@__PURE__*/ new Q(), Il = class e extends as {
	constructor() {
		super(), this.isBufferGeometry = !0, Object.defineProperty(this, "id", { value: kl++ }), this.uuid = us(), this.name = "", this.type = "BufferGeometry", this.index = null, this.indirect = null, this.indirectOffset = 0, this.attributes = {}, this.morphAttributes = {}, this.morphTargetsRelative = !1, this.groups = [], this.boundingBox = null, this.boundingSphere = null, this.drawRange = {
			start: 0,
			count: Infinity
		}, this.userData = {}, this._transformed = !1;
	}
	getIndex() {
		return this.index;
	}
	setIndex(e) {
		return this.index = Array.isArray(e) ? new (qo(e) ? Cl : Sl)(e, 1) : e, this;
	}
	setIndirect(e, t = 0) {
		return this.indirect = e, this.indirectOffset = t, this;
	}
	getIndirect() {
		return this.indirect;
	}
	getAttribute(e) {
		return this.attributes[e];
	}
	setAttribute(e, t) {
		return this.attributes[e] = t, this;
	}
	deleteAttribute(e) {
		return delete this.attributes[e], this;
	}
	hasAttribute(e) {
		return this.attributes[e] !== void 0;
	}
	addGroup(e, t, n = 0) {
		this.groups.push({
			start: e,
			count: t,
			materialIndex: n
		});
	}
	clearGroups() {
		this.groups = [];
	}
	setDrawRange(e, t) {
		this.drawRange.start = e, this.drawRange.count = t;
	}
	applyMatrix4(e) {
		let t = this.attributes.position;
		t !== void 0 && (t.applyMatrix4(e), t.needsUpdate = !0);
		let n = this.attributes.normal;
		if (n !== void 0) {
			let t = new Rs().getNormalMatrix(e);
			n.applyNormalMatrix(t), n.needsUpdate = !0;
		}
		let r = this.attributes.tangent;
		return r !== void 0 && (r.transformDirection(e), r.needsUpdate = !0), this.boundingBox !== null && this.computeBoundingBox(), this.boundingSphere !== null && this.computeBoundingSphere(), this._transformed = !0, this;
	}
	applyQuaternion(e) {
		return Al.makeRotationFromQuaternion(e), this.applyMatrix4(Al), this;
	}
	rotateX(e) {
		return Al.makeRotationX(e), this.applyMatrix4(Al), this;
	}
	rotateY(e) {
		return Al.makeRotationY(e), this.applyMatrix4(Al), this;
	}
	rotateZ(e) {
		return Al.makeRotationZ(e), this.applyMatrix4(Al), this;
	}
	translate(e, t, n) {
		return Al.makeTranslation(e, t, n), this.applyMatrix4(Al), this;
	}
	scale(e, t, n) {
		return Al.makeScale(e, t, n), this.applyMatrix4(Al), this;
	}
	lookAt(e) {
		return jl.lookAt(e), jl.updateMatrix(), this.applyMatrix4(jl.matrix), this;
	}
	center() {
		return this.computeBoundingBox(), this.boundingBox.getCenter(Ml).negate(), this.translate(Ml.x, Ml.y, Ml.z), this;
	}
	setFromPoints(e) {
		let t = this.getAttribute("position");
		if (t === void 0) {
			let t = [];
			for (let n = 0, r = e.length; n < r; n++) {
				let r = e[n];
				t.push(r.x, r.y, r.z || 0);
			}
			this.setAttribute("position", new wl(t, 3));
		} else {
			let n = Math.min(e.length, t.count);
			for (let r = 0; r < n; r++) {
				let n = e[r];
				t.setXYZ(r, n.x, n.y, n.z || 0);
			}
			e.length > t.count && es("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."), t.needsUpdate = !0;
		}
		return this;
	}
	computeBoundingBox() {
		this.boundingBox === null && (this.boundingBox = new rl());
		let e = this.attributes.position, t = this.morphAttributes.position;
		if (e && e.isGLBufferAttribute) ts("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.", this), this.boundingBox.set(new Q(-Infinity, -Infinity, -Infinity), new Q(Infinity, Infinity, Infinity));
		else {
			if (e !== void 0) {
				if (this.boundingBox.setFromBufferAttribute(e), t) for (let e = 0, n = t.length; e < n; e++) {
					let n = t[e];
					Nl.setFromBufferAttribute(n), this.morphTargetsRelative ? (Fl.addVectors(this.boundingBox.min, Nl.min), this.boundingBox.expandByPoint(Fl), Fl.addVectors(this.boundingBox.max, Nl.max), this.boundingBox.expandByPoint(Fl)) : (this.boundingBox.expandByPoint(Nl.min), this.boundingBox.expandByPoint(Nl.max));
				}
			} else this.boundingBox.makeEmpty();
			(isNaN(this.boundingBox.min.x) || isNaN(this.boundingBox.min.y) || isNaN(this.boundingBox.min.z)) && ts("BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The \"position\" attribute is likely to have NaN values.", this);
		}
	}
	computeBoundingSphere() {
		this.boundingSphere === null && (this.boundingSphere = new Ol());
		let e = this.attributes.position, t = this.morphAttributes.position;
		if (e && e.isGLBufferAttribute) ts("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.", this), this.boundingSphere.set(new Q(), Infinity);
		else if (e) {
			let n = this.boundingSphere.center;
			if (Nl.setFromBufferAttribute(e), t) for (let e = 0, n = t.length; e < n; e++) {
				let n = t[e];
				Pl.setFromBufferAttribute(n), this.morphTargetsRelative ? (Fl.addVectors(Nl.min, Pl.min), Nl.expandByPoint(Fl), Fl.addVectors(Nl.max, Pl.max), Nl.expandByPoint(Fl)) : (Nl.expandByPoint(Pl.min), Nl.expandByPoint(Pl.max));
			}
			Nl.getCenter(n);
			let r = 0;
			for (let t = 0, i = e.count; t < i; t++) Fl.fromBufferAttribute(e, t), r = Math.max(r, n.distanceToSquared(Fl));
			if (t) for (let i = 0, a = t.length; i < a; i++) {
				let a = t[i], o = this.morphTargetsRelative;
				for (let t = 0, i = a.count; t < i; t++) Fl.fromBufferAttribute(a, t), o && (Ml.fromBufferAttribute(e, t), Fl.add(Ml)), r = Math.max(r, n.distanceToSquared(Fl));
			}
			this.boundingSphere.radius = Math.sqrt(r), isNaN(this.boundingSphere.radius) && ts("BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The \"position\" attribute is likely to have NaN values.", this);
		}
	}
	computeTangents() {
		let e = this.index, t = this.attributes;
		if (e === null || t.position === void 0 || t.normal === void 0 || t.uv === void 0) {
			ts("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");
			return;
		}
		let n = t.position, r = t.normal, i = t.uv, a = this.getAttribute("tangent");
		(a === void 0 || a.count !== n.count) && (a = new xl(new Float32Array(4 * n.count), 4), this.setAttribute("tangent", a));
		let o = [], s = [], c = new Uint8Array(n.count);
		for (let e = 0; e < n.count; e++) o[e] = new Q(), s[e] = new Q();
		let l = new Q(), u = new Q(), d = new Q(), f = new Ps(), p = new Ps(), m = new Ps(), h = new Q(), g = new Q();
		function _(e, t, r) {
			c[e] = c[t] = c[r] = 1, l.fromBufferAttribute(n, e), u.fromBufferAttribute(n, t), d.fromBufferAttribute(n, r), f.fromBufferAttribute(i, e), p.fromBufferAttribute(i, t), m.fromBufferAttribute(i, r), u.sub(l), d.sub(l), p.sub(f), m.sub(f);
			let a = 1 / (p.x * m.y - m.x * p.y);
			isFinite(a) && (h.copy(u).multiplyScalar(m.y).addScaledVector(d, -p.y).multiplyScalar(a), g.copy(d).multiplyScalar(p.x).addScaledVector(u, -m.x).multiplyScalar(a), o[e].add(h), o[t].add(h), o[r].add(h), s[e].add(g), s[t].add(g), s[r].add(g));
		}
		let v = this.groups;
		v.length === 0 && (v = [{
			start: 0,
			count: e.count
		}]);
		for (let t = 0, n = v.length; t < n; ++t) {
			let n = v[t], r = n.start, i = n.count;
			for (let t = r, n = r + i; t < n; t += 3) _(e.getX(t + 0), e.getX(t + 1), e.getX(t + 2));
		}
		let y = new Q(), b = new Q(), x = new Q(), S = new Q();
		function C(e) {
			x.fromBufferAttribute(r, e), S.copy(x);
			let t = o[e];
			y.copy(t), y.sub(x.multiplyScalar(x.dot(t))).normalize(), b.crossVectors(S, t);
			let n = b.dot(s[e]) < 0 ? -1 : 1;
			a.setXYZW(e, y.x, y.y, y.z, n);
		}
		for (let e = 0, t = n.count; e < t; ++e) c[e] && C(e);
		this._transformed = !0;
	}
	computeVertexNormals() {
		let e = this.index, t = this.getAttribute("position");
		if (t !== void 0) {
			let n = this.getAttribute("normal");
			if (n === void 0 || n.count !== t.count) n = new xl(new Float32Array(t.count * 3), 3), this.setAttribute("normal", n);
			else for (let e = 0, t = n.count; e < t; e++) n.setXYZ(e, 0, 0, 0);
			let r = new Q(), i = new Q(), a = new Q(), o = new Q(), s = new Q(), c = new Q(), l = new Q(), u = new Q();
			if (e) for (let d = 0, f = e.count; d < f; d += 3) {
				let f = e.getX(d + 0), p = e.getX(d + 1), m = e.getX(d + 2);
				r.fromBufferAttribute(t, f), i.fromBufferAttribute(t, p), a.fromBufferAttribute(t, m), l.subVectors(a, i), u.subVectors(r, i), l.cross(u), o.fromBufferAttribute(n, f), s.fromBufferAttribute(n, p), c.fromBufferAttribute(n, m), o.add(l), s.add(l), c.add(l), n.setXYZ(f, o.x, o.y, o.z), n.setXYZ(p, s.x, s.y, s.z), n.setXYZ(m, c.x, c.y, c.z);
			}
			else for (let e = 0, o = t.count; e < o; e += 3) r.fromBufferAttribute(t, e + 0), i.fromBufferAttribute(t, e + 1), a.fromBufferAttribute(t, e + 2), l.subVectors(a, i), u.subVectors(r, i), l.cross(u), n.setXYZ(e + 0, l.x, l.y, l.z), n.setXYZ(e + 1, l.x, l.y, l.z), n.setXYZ(e + 2, l.x, l.y, l.z);
			this.normalizeNormals(), n.needsUpdate = !0;
		}
	}
	normalizeNormals() {
		let e = this.attributes.normal;
		for (let t = 0, n = e.count; t < n; t++) Fl.fromBufferAttribute(e, t), Fl.normalize(), e.setXYZ(t, Fl.x, Fl.y, Fl.z);
	}
	toNonIndexed() {
		function t(e, t) {
			let n = e.array, r = e.itemSize, i = e.normalized, a = new n.constructor(t.length * r), o = 0, s = 0;
			for (let i = 0, c = t.length; i < c; i++) {
				o = e.isInterleavedBufferAttribute ? t[i] * e.data.stride + e.offset : t[i] * r;
				for (let e = 0; e < r; e++) a[s++] = n[o++];
			}
			return new xl(a, r, i);
		}
		if (this.index === null) return es("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."), this;
		let n = new e(), r = this.index.array, i = this.attributes;
		for (let e in i) {
			let a = i[e], o = t(a, r);
			n.setAttribute(e, o);
		}
		let a = this.morphAttributes;
		for (let e in a) {
			let i = [], o = a[e];
			for (let e = 0, n = o.length; e < n; e++) {
				let n = o[e], a = t(n, r);
				i.push(a);
			}
			n.morphAttributes[e] = i;
		}
		n.morphTargetsRelative = this.morphTargetsRelative;
		let o = this.groups;
		for (let e = 0, t = o.length; e < t; e++) {
			let t = o[e];
			n.addGroup(t.start, t.count, t.materialIndex);
		}
		return n;
	}
	toJSON() {
		let e = { metadata: {
			version: 4.7,
			type: "BufferGeometry",
			generator: "BufferGeometry.toJSON"
		} };
		if (e.uuid = this.uuid, e.type = this.parameters !== void 0 && this._transformed === !0 ? "BufferGeometry" : this.type, e.name = this.name, Object.keys(this.userData).length > 0 && (e.userData = this.userData), this.parameters !== void 0 && this._transformed !== !0) {
			let t = this.parameters;
			for (let n in t) t[n] !== void 0 && (e[n] = t[n]);
			return e;
		}
		e.data = { attributes: {} };
		let t = this.index;
		t !== null && (e.data.index = {
			type: t.array.constructor.name,
			array: Array.prototype.slice.call(t.array)
		});
		let n = this.attributes;
		for (let t in n) {
			let r = n[t];
			e.data.attributes[t] = r.toJSON(e.data);
		}
		let r = {}, i = !1;
		for (let t in this.morphAttributes) {
			let n = this.morphAttributes[t], a = [];
			for (let t = 0, r = n.length; t < r; t++) {
				let r = n[t];
				a.push(r.toJSON(e.data));
			}
			a.length > 0 && (r[t] = a, i = !0);
		}
		i && (e.data.morphAttributes = r, e.data.morphTargetsRelative = this.morphTargetsRelative);
		let a = this.groups;
		a.length > 0 && (e.data.groups = JSON.parse(JSON.stringify(a)));
		let o = this.boundingSphere;
		return o !== null && (e.data.boundingSphere = o.toJSON()), e;
	}
	clone() {
		return new this.constructor().copy(this);
	}
	copy(e) {
		this.index = null, this.attributes = {}, this.morphAttributes = {}, this.groups = [], this.boundingBox = null, this.boundingSphere = null;
		let t = {};
		this.name = e.name;
		let n = e.index;
		n !== null && this.setIndex(n.clone());
		let r = e.attributes;
		for (let e in r) {
			let n = r[e];
			this.setAttribute(e, n.clone(t));
		}
		let i = e.morphAttributes;
		for (let e in i) {
			let n = [], r = i[e];
			for (let e = 0, i = r.length; e < i; e++) n.push(r[e].clone(t));
			this.morphAttributes[e] = n;
		}
		this.morphTargetsRelative = e.morphTargetsRelative;
		let a = e.groups;
		for (let e = 0, t = a.length; e < t; e++) {
			let t = a[e];
			this.addGroup(t.start, t.count, t.materialIndex);
		}
		let o = e.boundingBox;
		o !== null && (this.boundingBox = o.clone());
		let s = e.boundingSphere;
		return s !== null && (this.boundingSphere = s.clone()), this.drawRange.start = e.drawRange.start, this.drawRange.count = e.drawRange.count, this.userData = e.userData, this._transformed = e._transformed, this;
	}
	dispose() {
		this.dispatchEvent({ type: "dispose" });
	}
}, Ll = class {
	constructor(e, t) {
		this.isInterleavedBuffer = !0, this.array = e, this.stride = t, this.count = e === void 0 ? 0 : e.length / t, this.usage = Go, this.updateRanges = [], this.version = 0, this.uuid = us();
	}
	onUploadCallback() {}
	set needsUpdate(e) {
		e === !0 && this.version++;
	}
	setUsage(e) {
		return this.usage = e, this;
	}
	addUpdateRange(e, t) {
		this.updateRanges.push({
			start: e,
			count: t
		});
	}
	clearUpdateRanges() {
		this.updateRanges.length = 0;
	}
	copy(e) {
		return this.array = new e.array.constructor(e.array), this.count = e.count, this.stride = e.stride, this.usage = e.usage, this;
	}
	copyAt(e, t, n) {
		e *= this.stride, n *= t.stride;
		for (let r = 0, i = this.stride; r < i; r++) this.array[e + r] = t.array[n + r];
		return this;
	}
	set(e, t = 0) {
		return this.array.set(e, t), this;
	}
	clone(e) {
		e.arrayBuffers === void 0 && (e.arrayBuffers = {});
		let t = Rl(this.array);
		e.arrayBuffers[t] === void 0 && (e.arrayBuffers[t] = this.array.slice(0).buffer);
		let n = new this.array.constructor(e.arrayBuffers[t]), r = new this.constructor(n, this.stride);
		return r.setUsage(this.usage), r;
	}
	onUpload(e) {
		return this.onUploadCallback = e, this;
	}
	toJSON(e) {
		e.arrayBuffers === void 0 && (e.arrayBuffers = {});
		let t = Rl(this.array);
		e.arrayBuffers[t] === void 0 && (e.arrayBuffers[t] = Array.from(new Uint32Array(this.array.slice(0).buffer)));
		let n = {
			uuid: this.uuid,
			buffer: t,
			type: this.array.constructor.name,
			stride: this.stride
		};
		return n.usage = this.usage, n;
	}
};
function Rl(e) {
	return e.buffer._uuid === void 0 && (e.buffer._uuid = us()), e.byteOffset === 0 && e.byteLength === e.buffer.byteLength ? e.buffer._uuid : e.buffer._uuid + ":" + e.byteOffset + ":" + e.byteLength;
}
var zl = /*@__PURE__*/ new Q(), Bl = class e {
	constructor(e, t, n, r = !1) {
		this.isInterleavedBufferAttribute = !0, this.name = "", this.data = e, this.itemSize = t, this.offset = n, this.normalized = r, this._normalizationScale = e === void 0 ? void 0 : As(e.array);
	}
	get count() {
		return this.data.count;
	}
	get array() {
		return this.data.array;
	}
	set needsUpdate(e) {
		this.data.needsUpdate = e;
	}
	applyMatrix4(e) {
		for (let t = 0, n = this.data.count; t < n; t++) zl.fromBufferAttribute(this, t), zl.applyMatrix4(e), this.setXYZ(t, zl.x, zl.y, zl.z);
		return this;
	}
	applyNormalMatrix(e) {
		for (let t = 0, n = this.count; t < n; t++) zl.fromBufferAttribute(this, t), zl.applyNormalMatrix(e), this.setXYZ(t, zl.x, zl.y, zl.z);
		return this;
	}
	transformDirection(e) {
		for (let t = 0, n = this.count; t < n; t++) zl.fromBufferAttribute(this, t), zl.transformDirection(e), this.setXYZ(t, zl.x, zl.y, zl.z);
		return this;
	}
	getComponent(e, t) {
		let n = this.array[e * this.data.stride + this.offset + t];
		return this.normalized && (n = this._denormalize(n)), n;
	}
	setComponent(e, t, n) {
		return this.normalized && (n = this._normalize(n)), this.data.array[e * this.data.stride + this.offset + t] = n, this;
	}
	setX(e, t) {
		return this.normalized && (t = this._normalize(t)), this.data.array[e * this.data.stride + this.offset] = t, this;
	}
	setY(e, t) {
		return this.normalized && (t = this._normalize(t)), this.data.array[e * this.data.stride + this.offset + 1] = t, this;
	}
	setZ(e, t) {
		return this.normalized && (t = this._normalize(t)), this.data.array[e * this.data.stride + this.offset + 2] = t, this;
	}
	setW(e, t) {
		return this.normalized && (t = this._normalize(t)), this.data.array[e * this.data.stride + this.offset + 3] = t, this;
	}
	getX(e) {
		let t = this.data.array[e * this.data.stride + this.offset];
		return this.normalized && (t = this._denormalize(t)), t;
	}
	getY(e) {
		let t = this.data.array[e * this.data.stride + this.offset + 1];
		return this.normalized && (t = this._denormalize(t)), t;
	}
	getZ(e) {
		let t = this.data.array[e * this.data.stride + this.offset + 2];
		return this.normalized && (t = this._denormalize(t)), t;
	}
	getW(e) {
		let t = this.data.array[e * this.data.stride + this.offset + 3];
		return this.normalized && (t = this._denormalize(t)), t;
	}
	setXY(e, t, n) {
		return e = e * this.data.stride + this.offset, this.normalized && (t = this._normalize(t), n = this._normalize(n)), this.data.array[e + 0] = t, this.data.array[e + 1] = n, this;
	}
	setXYZ(e, t, n, r) {
		return e = e * this.data.stride + this.offset, this.normalized && (t = this._normalize(t), n = this._normalize(n), r = this._normalize(r)), this.data.array[e + 0] = t, this.data.array[e + 1] = n, this.data.array[e + 2] = r, this;
	}
	setXYZW(e, t, n, r, i) {
		return e = e * this.data.stride + this.offset, this.normalized && (t = this._normalize(t), n = this._normalize(n), r = this._normalize(r), i = this._normalize(i)), this.data.array[e + 0] = t, this.data.array[e + 1] = n, this.data.array[e + 2] = r, this.data.array[e + 3] = i, this;
	}
	clone(t) {
		if (t === void 0) {
			Qo("InterleavedBufferAttribute.clone(): Cloning an interleaved buffer attribute will de-interleave buffer data.");
			let e = [];
			for (let t = 0; t < this.count; t++) {
				let n = t * this.data.stride + this.offset;
				for (let t = 0; t < this.itemSize; t++) e.push(this.data.array[n + t]);
			}
			return new xl(new this.array.constructor(e), this.itemSize, this.normalized);
		}
		return t.interleavedBuffers === void 0 && (t.interleavedBuffers = {}), t.interleavedBuffers[this.data.uuid] === void 0 && (t.interleavedBuffers[this.data.uuid] = this.data.clone(t)), new e(t.interleavedBuffers[this.data.uuid], this.itemSize, this.offset, this.normalized);
	}
	toJSON(e) {
		if (e === void 0) {
			Qo("InterleavedBufferAttribute.toJSON(): Serializing an interleaved buffer attribute will de-interleave buffer data.");
			let e = [];
			for (let t = 0; t < this.count; t++) {
				let n = t * this.data.stride + this.offset;
				for (let t = 0; t < this.itemSize; t++) e.push(this.data.array[n + t]);
			}
			return {
				itemSize: this.itemSize,
				type: this.array.constructor.name,
				array: e,
				normalized: this.normalized
			};
		}
		return e.interleavedBuffers === void 0 && (e.interleavedBuffers = {}), e.interleavedBuffers[this.data.uuid] === void 0 && (e.interleavedBuffers[this.data.uuid] = this.data.toJSON(e)), {
			isInterleavedBufferAttribute: !0,
			itemSize: this.itemSize,
			data: this.data.uuid,
			offset: this.offset,
			normalized: this.normalized
		};
	}
	_denormalize(e) {
		let t = this._normalizationScale;
		return t === void 0 ? js(e, this.data.array) : Math.max(e / t, -1);
	}
	_normalize(e) {
		let t = this._normalizationScale;
		return t === void 0 ? Ms(e, this.data.array) : Math.round(e * t);
	}
}, Vl = /*@__PURE__*/ new Q(), Hl = /*@__PURE__*/ new Q(), Ul = /*@__PURE__*/ new Rs(), Wl = class {
	constructor(e = new Q(1, 0, 0), t = 0) {
		this.isPlane = !0, this.normal = e, this.constant = t;
	}
	set(e, t) {
		return this.normal.copy(e), this.constant = t, this;
	}
	setComponents(e, t, n, r) {
		return this.normal.set(e, t, n), this.constant = r, this;
	}
	setFromNormalAndCoplanarPoint(e, t) {
		return this.normal.copy(e), this.constant = -t.dot(this.normal), this;
	}
	setFromCoplanarPoints(e, t, n) {
		let r = Vl.subVectors(n, t).cross(Hl.subVectors(e, t)).normalize();
		return this.setFromNormalAndCoplanarPoint(r, e), this;
	}
	copy(e) {
		return this.normal.copy(e.normal), this.constant = e.constant, this;
	}
	normalize() {
		let e = 1 / this.normal.length();
		return this.normal.multiplyScalar(e), this.constant *= e, this;
	}
	negate() {
		return this.constant *= -1, this.normal.negate(), this;
	}
	distanceToPoint(e) {
		return this.normal.dot(e) + this.constant;
	}
	distanceToSphere(e) {
		return this.distanceToPoint(e.center) - e.radius;
	}
	projectPoint(e, t) {
		return t.copy(e).addScaledVector(this.normal, -this.distanceToPoint(e));
	}
	intersectLine(e, t, n = !0) {
		let r = e.delta(Vl), i = this.normal.dot(r);
		if (i === 0) return this.distanceToPoint(e.start) === 0 ? t.copy(e.start) : null;
		let a = -(e.start.dot(this.normal) + this.constant) / i;
		return n === !0 && (a < 0 || a > 1) ? null : t.copy(e.start).addScaledVector(r, a);
	}
	intersectsLine(e) {
		let t = this.distanceToPoint(e.start), n = this.distanceToPoint(e.end);
		return t < 0 && n > 0 || n < 0 && t > 0;
	}
	intersectsBox(e) {
		return e.intersectsPlane(this);
	}
	intersectsSphere(e) {
		return e.intersectsPlane(this);
	}
	coplanarPoint(e) {
		return e.copy(this.normal).multiplyScalar(-this.constant);
	}
	applyMatrix4(e, t) {
		let n = t || Ul.getNormalMatrix(e), r = this.coplanarPoint(Vl).applyMatrix4(e), i = this.normal.applyMatrix3(n).normalize();
		return this.constant = -r.dot(i), this;
	}
	translate(e) {
		return this.constant -= e.dot(this.normal), this;
	}
	equals(e) {
		return e.normal.equals(this.normal) && e.constant === this.constant;
	}
	clone() {
		return new this.constructor().copy(this);
	}
	toJSON() {
		return {
			normal: this.normal.toArray(),
			constant: this.constant
		};
	}
	fromJSON(e) {
		return this.normal.fromArray(e.normal), this.constant = e.constant, this;
	}
}, Gl = 0, Kl = class extends as {
	constructor() {
		super(), this.isMaterial = !0, Object.defineProperty(this, "id", { value: Gl++ }), this.uuid = us(), this.name = "", this.type = "Material", this.blending = 1, this.side = 0, this.vertexColors = !1, this.opacity = 1, this.transparent = !1, this.alphaHash = !1, this.blendSrc = 204, this.blendDst = 205, this.blendEquation = 100, this.blendSrcAlpha = null, this.blendDstAlpha = null, this.blendEquationAlpha = null, this.blendColor = new Bc(0, 0, 0), this.blendAlpha = 0, this.depthFunc = 3, this.depthTest = !0, this.depthWrite = !0, this.stencilWriteMask = 255, this.stencilFunc = 519, this.stencilRef = 0, this.stencilFuncMask = 255, this.stencilFail = Wo, this.stencilZFail = Wo, this.stencilZPass = Wo, this.stencilWrite = !1, this.clippingPlanes = null, this.clipIntersection = !1, this.clipShadows = !1, this.shadowSide = null, this.colorWrite = !0, this.precision = null, this.polygonOffset = !1, this.polygonOffsetFactor = 0, this.polygonOffsetUnits = 0, this.dithering = !1, this.alphaToCoverage = !1, this.premultipliedAlpha = !1, this.forceSinglePass = !1, this.allowOverride = !0, this.visible = !0, this.toneMapped = !0, this.userData = {}, this.version = 0, this._alphaTest = 0;
	}
	get alphaTest() {
		return this._alphaTest;
	}
	set alphaTest(e) {
		this._alphaTest > 0 != e > 0 && this.version++, this._alphaTest = e;
	}
	onBeforeRender() {}
	onBeforeCompile() {}
	customProgramCacheKey() {
		return this.onBeforeCompile.toString();
	}
	setValues(e) {
		if (e !== void 0) for (let t in e) {
			let n = e[t];
			if (n === void 0) {
				es(`Material: parameter '${t}' has value of undefined.`);
				continue;
			}
			let r = this[t];
			r === void 0 ? es(`Material: '${t}' is not a property of THREE.${this.type}.`) : r && r.isColor ? r.set(n) : r && r.isVector2 && n && n.isVector2 || r && r.isEuler && n && n.isEuler || r && r.isVector3 && n && n.isVector3 ? r.copy(n) : this[t] = n;
		}
	}
	toJSON(e) {
		let t = e === void 0 || typeof e == "string";
		t && (e = {
			textures: {},
			images: {}
		});
		let n = { metadata: {
			version: 4.7,
			type: "Material",
			generator: "Material.toJSON"
		} };
		n.uuid = this.uuid, n.type = this.type, n.blending = this.blending, n.side = this.side, n.shadowSide = this.shadowSide, n.vertexColors = this.vertexColors, n.opacity = this.opacity, n.transparent = this.transparent, n.blendSrc = this.blendSrc, n.blendDst = this.blendDst, n.blendEquation = this.blendEquation, n.blendSrcAlpha = this.blendSrcAlpha, n.blendDstAlpha = this.blendDstAlpha, n.blendEquationAlpha = this.blendEquationAlpha, n.blendColor = this.blendColor.getHex(), n.blendAlpha = this.blendAlpha, n.depthFunc = this.depthFunc, n.depthTest = this.depthTest, n.depthWrite = this.depthWrite, n.colorWrite = this.colorWrite, n.clipIntersection = this.clipIntersection, n.clipShadows = this.clipShadows, n.stencilWriteMask = this.stencilWriteMask, n.stencilFunc = this.stencilFunc, n.stencilRef = this.stencilRef, n.stencilFuncMask = this.stencilFuncMask, n.stencilFail = this.stencilFail, n.stencilZFail = this.stencilZFail, n.stencilZPass = this.stencilZPass, n.stencilWrite = this.stencilWrite, n.polygonOffset = this.polygonOffset, n.polygonOffsetFactor = this.polygonOffsetFactor, n.polygonOffsetUnits = this.polygonOffsetUnits, n.dithering = this.dithering, n.alphaTest = this.alphaTest, n.alphaHash = this.alphaHash, n.alphaToCoverage = this.alphaToCoverage, n.premultipliedAlpha = this.premultipliedAlpha, n.forceSinglePass = this.forceSinglePass, n.allowOverride = this.allowOverride, n.visible = this.visible, n.toneMapped = this.toneMapped, n.name = this.name, this.color && this.color.isColor && (n.color = this.color.getHex()), this.roughness !== void 0 && (n.roughness = this.roughness), this.metalness !== void 0 && (n.metalness = this.metalness), this.sheen !== void 0 && (n.sheen = this.sheen), this.sheenColor && this.sheenColor.isColor && (n.sheenColor = this.sheenColor.getHex()), this.sheenRoughness !== void 0 && (n.sheenRoughness = this.sheenRoughness), this.emissive && this.emissive.isColor && (n.emissive = this.emissive.getHex()), this.emissiveIntensity !== void 0 && (n.emissiveIntensity = this.emissiveIntensity), this.specular && this.specular.isColor && (n.specular = this.specular.getHex()), this.specularIntensity !== void 0 && (n.specularIntensity = this.specularIntensity), this.specularColor && this.specularColor.isColor && (n.specularColor = this.specularColor.getHex()), this.shininess !== void 0 && (n.shininess = this.shininess), this.clearcoat !== void 0 && (n.clearcoat = this.clearcoat), this.clearcoatRoughness !== void 0 && (n.clearcoatRoughness = this.clearcoatRoughness), this.diffuseRoughness !== void 0 && (n.diffuseRoughness = this.diffuseRoughness), this.diffuseRoughnessMap && this.diffuseRoughnessMap.isTexture && (n.diffuseRoughnessMap = this.diffuseRoughnessMap.toJSON(e).uuid), this.clearcoatMap && this.clearcoatMap.isTexture && (n.clearcoatMap = this.clearcoatMap.toJSON(e).uuid), this.clearcoatRoughnessMap && this.clearcoatRoughnessMap.isTexture && (n.clearcoatRoughnessMap = this.clearcoatRoughnessMap.toJSON(e).uuid), this.clearcoatNormalMap && this.clearcoatNormalMap.isTexture && (n.clearcoatNormalMap = this.clearcoatNormalMap.toJSON(e).uuid, n.clearcoatNormalScale = this.clearcoatNormalScale.toArray()), this.sheenColorMap && this.sheenColorMap.isTexture && (n.sheenColorMap = this.sheenColorMap.toJSON(e).uuid), this.sheenRoughnessMap && this.sheenRoughnessMap.isTexture && (n.sheenRoughnessMap = this.sheenRoughnessMap.toJSON(e).uuid), this.dispersion !== void 0 && (n.dispersion = this.dispersion), this.retroreflectivity !== void 0 && (n.retroreflectivity = this.retroreflectivity), this.iridescence !== void 0 && (n.iridescence = this.iridescence), this.iridescenceIOR !== void 0 && (n.iridescenceIOR = this.iridescenceIOR), this.iridescenceThicknessMinimum !== void 0 && (n.iridescenceThicknessMinimum = this.iridescenceThicknessMinimum), this.iridescenceThicknessMaximum !== void 0 && (n.iridescenceThicknessMaximum = this.iridescenceThicknessMaximum), this.iridescenceMap && this.iridescenceMap.isTexture && (n.iridescenceMap = this.iridescenceMap.toJSON(e).uuid), this.iridescenceThicknessMap && this.iridescenceThicknessMap.isTexture && (n.iridescenceThicknessMap = this.iridescenceThicknessMap.toJSON(e).uuid), this.anisotropy !== void 0 && (n.anisotropy = this.anisotropy), this.anisotropyRotation !== void 0 && (n.anisotropyRotation = this.anisotropyRotation), this.anisotropyMap && this.anisotropyMap.isTexture && (n.anisotropyMap = this.anisotropyMap.toJSON(e).uuid), this.map && this.map.isTexture && (n.map = this.map.toJSON(e).uuid), this.matcap && this.matcap.isTexture && (n.matcap = this.matcap.toJSON(e).uuid), this.alphaMap && this.alphaMap.isTexture && (n.alphaMap = this.alphaMap.toJSON(e).uuid), this.lightMap && this.lightMap.isTexture && (n.lightMap = this.lightMap.toJSON(e).uuid, n.lightMapIntensity = this.lightMapIntensity), this.aoMap && this.aoMap.isTexture && (n.aoMap = this.aoMap.toJSON(e).uuid, n.aoMapIntensity = this.aoMapIntensity), this.bumpMap && this.bumpMap.isTexture && (n.bumpMap = this.bumpMap.toJSON(e).uuid, n.bumpScale = this.bumpScale), this.normalMap && this.normalMap.isTexture && (n.normalMap = this.normalMap.toJSON(e).uuid, n.normalMapType = this.normalMapType, n.normalScale = this.normalScale.toArray()), this.displacementMap && this.displacementMap.isTexture && (n.displacementMap = this.displacementMap.toJSON(e).uuid, n.displacementScale = this.displacementScale, n.displacementBias = this.displacementBias), this.roughnessMap && this.roughnessMap.isTexture && (n.roughnessMap = this.roughnessMap.toJSON(e).uuid), this.metalnessMap && this.metalnessMap.isTexture && (n.metalnessMap = this.metalnessMap.toJSON(e).uuid), this.emissiveMap && this.emissiveMap.isTexture && (n.emissiveMap = this.emissiveMap.toJSON(e).uuid), this.specularMap && this.specularMap.isTexture && (n.specularMap = this.specularMap.toJSON(e).uuid), this.specularIntensityMap && this.specularIntensityMap.isTexture && (n.specularIntensityMap = this.specularIntensityMap.toJSON(e).uuid), this.specularColorMap && this.specularColorMap.isTexture && (n.specularColorMap = this.specularColorMap.toJSON(e).uuid), this.envMap && this.envMap.isTexture && (n.envMap = this.envMap.toJSON(e).uuid, this.combine !== void 0 && (n.combine = this.combine)), this.envMapRotation !== void 0 && (n.envMapRotation = this.envMapRotation.toArray()), this.envMapIntensity !== void 0 && (n.envMapIntensity = this.envMapIntensity), this.reflectivity !== void 0 && (n.reflectivity = this.reflectivity), this.refractionRatio !== void 0 && (n.refractionRatio = this.refractionRatio), this.gradientMap && this.gradientMap.isTexture && (n.gradientMap = this.gradientMap.toJSON(e).uuid), this.transmission !== void 0 && (n.transmission = this.transmission), this.transmissionMap && this.transmissionMap.isTexture && (n.transmissionMap = this.transmissionMap.toJSON(e).uuid), this.thickness !== void 0 && (n.thickness = this.thickness), this.thicknessMap && this.thicknessMap.isTexture && (n.thicknessMap = this.thicknessMap.toJSON(e).uuid), this.attenuationDistance !== void 0 && (n.attenuationDistance = this.attenuationDistance), this.attenuationColor !== void 0 && (n.attenuationColor = this.attenuationColor.getHex()), this.size !== void 0 && (n.size = this.size), this.sizeAttenuation !== void 0 && (n.sizeAttenuation = this.sizeAttenuation), Array.isArray(this.clippingPlanes) && this.clippingPlanes.length > 0 && (n.clippingPlanes = this.clippingPlanes.map((e) => e.toJSON())), this.rotation !== void 0 && (n.rotation = this.rotation), this.depthPacking !== void 0 && (n.depthPacking = this.depthPacking), this.linewidth !== void 0 && (n.linewidth = this.linewidth), this.linecap !== void 0 && (n.linecap = this.linecap), this.linejoin !== void 0 && (n.linejoin = this.linejoin), this.dashSize !== void 0 && (n.dashSize = this.dashSize), this.gapSize !== void 0 && (n.gapSize = this.gapSize), this.scale !== void 0 && (n.scale = this.scale), this.wireframe !== void 0 && (n.wireframe = this.wireframe), this.wireframeLinewidth !== void 0 && (n.wireframeLinewidth = this.wireframeLinewidth), this.wireframeLinecap !== void 0 && (n.wireframeLinecap = this.wireframeLinecap), this.wireframeLinejoin !== void 0 && (n.wireframeLinejoin = this.wireframeLinejoin), this.flatShading !== void 0 && (n.flatShading = this.flatShading), this.fog !== void 0 && (n.fog = this.fog), Object.keys(this.userData).length > 0 && (n.userData = this.userData);
		function r(e) {
			let t = [];
			for (let n in e) {
				let r = e[n];
				delete r.metadata, t.push(r);
			}
			return t;
		}
		if (t) {
			let t = r(e.textures), i = r(e.images);
			t.length > 0 && (n.textures = t), i.length > 0 && (n.images = i);
		}
		return n;
	}
	fromJSON(e, t) {
		if (e.uuid !== void 0 && (this.uuid = e.uuid), e.name !== void 0 && (this.name = e.name), e.color !== void 0 && this.color !== void 0 && this.color.setHex(e.color), e.roughness !== void 0 && (this.roughness = e.roughness), e.metalness !== void 0 && (this.metalness = e.metalness), e.sheen !== void 0 && (this.sheen = e.sheen), e.sheenColor !== void 0 && (this.sheenColor = new Bc().setHex(e.sheenColor)), e.sheenRoughness !== void 0 && (this.sheenRoughness = e.sheenRoughness), e.emissive !== void 0 && this.emissive !== void 0 && this.emissive.setHex(e.emissive), e.specular !== void 0 && this.specular !== void 0 && this.specular.setHex(e.specular), e.specularIntensity !== void 0 && (this.specularIntensity = e.specularIntensity), e.specularColor !== void 0 && this.specularColor !== void 0 && this.specularColor.setHex(e.specularColor), e.shininess !== void 0 && (this.shininess = e.shininess), e.clearcoat !== void 0 && (this.clearcoat = e.clearcoat), e.clearcoatRoughness !== void 0 && (this.clearcoatRoughness = e.clearcoatRoughness), e.diffuseRoughness !== void 0 && (this.diffuseRoughness = e.diffuseRoughness), e.dispersion !== void 0 && (this.dispersion = e.dispersion), e.retroreflectivity !== void 0 && (this.retroreflectivity = e.retroreflectivity), e.iridescence !== void 0 && (this.iridescence = e.iridescence), e.iridescenceIOR !== void 0 && (this.iridescenceIOR = e.iridescenceIOR), e.iridescenceThicknessMinimum !== void 0 && (this.iridescenceThicknessMinimum = e.iridescenceThicknessMinimum), e.iridescenceThicknessMaximum !== void 0 && (this.iridescenceThicknessMaximum = e.iridescenceThicknessMaximum), e.iridescenceThicknessRange !== void 0 && (this.iridescenceThicknessMinimum = e.iridescenceThicknessRange[0], this.iridescenceThicknessMaximum = e.iridescenceThicknessRange[1]), e.transmission !== void 0 && (this.transmission = e.transmission), e.thickness !== void 0 && (this.thickness = e.thickness), e.attenuationDistance !== void 0 && (this.attenuationDistance = e.attenuationDistance), e.attenuationColor !== void 0 && this.attenuationColor !== void 0 && this.attenuationColor.setHex(e.attenuationColor), e.anisotropy !== void 0 && (this.anisotropy = e.anisotropy), e.anisotropyRotation !== void 0 && (this.anisotropyRotation = e.anisotropyRotation), e.fog !== void 0 && (this.fog = e.fog), e.flatShading !== void 0 && (this.flatShading = e.flatShading), e.blending !== void 0 && (this.blending = e.blending), e.combine !== void 0 && (this.combine = e.combine), e.side !== void 0 && (this.side = e.side), e.shadowSide !== void 0 && (this.shadowSide = e.shadowSide), e.opacity !== void 0 && (this.opacity = e.opacity), e.transparent !== void 0 && (this.transparent = e.transparent), e.alphaTest !== void 0 && (this.alphaTest = e.alphaTest), e.alphaHash !== void 0 && (this.alphaHash = e.alphaHash), e.depthFunc !== void 0 && (this.depthFunc = e.depthFunc), e.depthTest !== void 0 && (this.depthTest = e.depthTest), e.depthWrite !== void 0 && (this.depthWrite = e.depthWrite), e.colorWrite !== void 0 && (this.colorWrite = e.colorWrite), e.clippingPlanes !== void 0 && (this.clippingPlanes = e.clippingPlanes.map((e) => new Wl().fromJSON(e))), e.clipIntersection !== void 0 && (this.clipIntersection = e.clipIntersection), e.clipShadows !== void 0 && (this.clipShadows = e.clipShadows), e.depthPacking !== void 0 && (this.depthPacking = e.depthPacking), e.blendSrc !== void 0 && (this.blendSrc = e.blendSrc), e.blendDst !== void 0 && (this.blendDst = e.blendDst), e.blendEquation !== void 0 && (this.blendEquation = e.blendEquation), e.blendSrcAlpha !== void 0 && (this.blendSrcAlpha = e.blendSrcAlpha), e.blendDstAlpha !== void 0 && (this.blendDstAlpha = e.blendDstAlpha), e.blendEquationAlpha !== void 0 && (this.blendEquationAlpha = e.blendEquationAlpha), e.blendColor !== void 0 && this.blendColor !== void 0 && this.blendColor.setHex(e.blendColor), e.blendAlpha !== void 0 && (this.blendAlpha = e.blendAlpha), e.stencilWriteMask !== void 0 && (this.stencilWriteMask = e.stencilWriteMask), e.stencilFunc !== void 0 && (this.stencilFunc = e.stencilFunc), e.stencilRef !== void 0 && (this.stencilRef = e.stencilRef), e.stencilFuncMask !== void 0 && (this.stencilFuncMask = e.stencilFuncMask), e.stencilFail !== void 0 && (this.stencilFail = e.stencilFail), e.stencilZFail !== void 0 && (this.stencilZFail = e.stencilZFail), e.stencilZPass !== void 0 && (this.stencilZPass = e.stencilZPass), e.stencilWrite !== void 0 && (this.stencilWrite = e.stencilWrite), e.wireframe !== void 0 && (this.wireframe = e.wireframe), e.wireframeLinewidth !== void 0 && (this.wireframeLinewidth = e.wireframeLinewidth), e.wireframeLinecap !== void 0 && (this.wireframeLinecap = e.wireframeLinecap), e.wireframeLinejoin !== void 0 && (this.wireframeLinejoin = e.wireframeLinejoin), e.rotation !== void 0 && (this.rotation = e.rotation), e.linewidth !== void 0 && (this.linewidth = e.linewidth), e.linecap !== void 0 && (this.linecap = e.linecap), e.linejoin !== void 0 && (this.linejoin = e.linejoin), e.dashSize !== void 0 && (this.dashSize = e.dashSize), e.gapSize !== void 0 && (this.gapSize = e.gapSize), e.scale !== void 0 && (this.scale = e.scale), e.polygonOffset !== void 0 && (this.polygonOffset = e.polygonOffset), e.polygonOffsetFactor !== void 0 && (this.polygonOffsetFactor = e.polygonOffsetFactor), e.polygonOffsetUnits !== void 0 && (this.polygonOffsetUnits = e.polygonOffsetUnits), e.dithering !== void 0 && (this.dithering = e.dithering), e.alphaToCoverage !== void 0 && (this.alphaToCoverage = e.alphaToCoverage), e.premultipliedAlpha !== void 0 && (this.premultipliedAlpha = e.premultipliedAlpha), e.forceSinglePass !== void 0 && (this.forceSinglePass = e.forceSinglePass), e.allowOverride !== void 0 && (this.allowOverride = e.allowOverride), e.visible !== void 0 && (this.visible = e.visible), e.toneMapped !== void 0 && (this.toneMapped = e.toneMapped), e.userData !== void 0 && (this.userData = e.userData), e.vertexColors !== void 0 && (this.vertexColors = typeof e.vertexColors == "number" ? e.vertexColors > 0 : e.vertexColors), e.size !== void 0 && (this.size = e.size), e.sizeAttenuation !== void 0 && (this.sizeAttenuation = e.sizeAttenuation), e.map !== void 0 && (this.map = t[e.map] || null), e.matcap !== void 0 && (this.matcap = t[e.matcap] || null), e.alphaMap !== void 0 && (this.alphaMap = t[e.alphaMap] || null), e.bumpMap !== void 0 && (this.bumpMap = t[e.bumpMap] || null), e.bumpScale !== void 0 && (this.bumpScale = e.bumpScale), e.normalMap !== void 0 && (this.normalMap = t[e.normalMap] || null), e.normalMapType !== void 0 && (this.normalMapType = e.normalMapType), e.normalScale !== void 0) {
			let t = e.normalScale;
			Array.isArray(t) === !1 && (t = [t, t]), this.normalScale = new Ps().fromArray(t);
		}
		return e.displacementMap !== void 0 && (this.displacementMap = t[e.displacementMap] || null), e.displacementScale !== void 0 && (this.displacementScale = e.displacementScale), e.displacementBias !== void 0 && (this.displacementBias = e.displacementBias), e.roughnessMap !== void 0 && (this.roughnessMap = t[e.roughnessMap] || null), e.metalnessMap !== void 0 && (this.metalnessMap = t[e.metalnessMap] || null), e.emissiveMap !== void 0 && (this.emissiveMap = t[e.emissiveMap] || null), e.emissiveIntensity !== void 0 && (this.emissiveIntensity = e.emissiveIntensity), e.specularMap !== void 0 && (this.specularMap = t[e.specularMap] || null), e.specularIntensityMap !== void 0 && (this.specularIntensityMap = t[e.specularIntensityMap] || null), e.specularColorMap !== void 0 && (this.specularColorMap = t[e.specularColorMap] || null), e.envMap !== void 0 && (this.envMap = t[e.envMap] || null), e.envMapRotation !== void 0 && this.envMapRotation.fromArray(e.envMapRotation), e.envMapIntensity !== void 0 && (this.envMapIntensity = e.envMapIntensity), e.reflectivity !== void 0 && (this.reflectivity = e.reflectivity), e.refractionRatio !== void 0 && (this.refractionRatio = e.refractionRatio), e.lightMap !== void 0 && (this.lightMap = t[e.lightMap] || null), e.lightMapIntensity !== void 0 && (this.lightMapIntensity = e.lightMapIntensity), e.aoMap !== void 0 && (this.aoMap = t[e.aoMap] || null), e.aoMapIntensity !== void 0 && (this.aoMapIntensity = e.aoMapIntensity), e.gradientMap !== void 0 && (this.gradientMap = t[e.gradientMap] || null), e.clearcoatMap !== void 0 && (this.clearcoatMap = t[e.clearcoatMap] || null), e.clearcoatRoughnessMap !== void 0 && (this.clearcoatRoughnessMap = t[e.clearcoatRoughnessMap] || null), e.clearcoatNormalMap !== void 0 && (this.clearcoatNormalMap = t[e.clearcoatNormalMap] || null), e.clearcoatNormalScale !== void 0 && (this.clearcoatNormalScale = new Ps().fromArray(e.clearcoatNormalScale)), e.diffuseRoughnessMap !== void 0 && (this.diffuseRoughnessMap = t[e.diffuseRoughnessMap] || null), e.iridescenceMap !== void 0 && (this.iridescenceMap = t[e.iridescenceMap] || null), e.iridescenceThicknessMap !== void 0 && (this.iridescenceThicknessMap = t[e.iridescenceThicknessMap] || null), e.transmissionMap !== void 0 && (this.transmissionMap = t[e.transmissionMap] || null), e.thicknessMap !== void 0 && (this.thicknessMap = t[e.thicknessMap] || null), e.anisotropyMap !== void 0 && (this.anisotropyMap = t[e.anisotropyMap] || null), e.sheenColorMap !== void 0 && (this.sheenColorMap = t[e.sheenColorMap] || null), e.sheenRoughnessMap !== void 0 && (this.sheenRoughnessMap = t[e.sheenRoughnessMap] || null), this;
	}
	clone() {
		return new this.constructor().copy(this);
	}
	copy(e) {
		this.name = e.name, this.blending = e.blending, this.side = e.side, this.vertexColors = e.vertexColors, this.opacity = e.opacity, this.transparent = e.transparent, this.blendSrc = e.blendSrc, this.blendDst = e.blendDst, this.blendEquation = e.blendEquation, this.blendSrcAlpha = e.blendSrcAlpha, this.blendDstAlpha = e.blendDstAlpha, this.blendEquationAlpha = e.blendEquationAlpha, this.blendColor.copy(e.blendColor), this.blendAlpha = e.blendAlpha, this.depthFunc = e.depthFunc, this.depthTest = e.depthTest, this.depthWrite = e.depthWrite, this.stencilWriteMask = e.stencilWriteMask, this.stencilFunc = e.stencilFunc, this.stencilRef = e.stencilRef, this.stencilFuncMask = e.stencilFuncMask, this.stencilFail = e.stencilFail, this.stencilZFail = e.stencilZFail, this.stencilZPass = e.stencilZPass, this.stencilWrite = e.stencilWrite;
		let t = e.clippingPlanes, n = null;
		if (t !== null) {
			let e = t.length;
			n = Array(e);
			for (let r = 0; r !== e; ++r) n[r] = t[r].clone();
		}
		return this.clippingPlanes = n, this.clipIntersection = e.clipIntersection, this.clipShadows = e.clipShadows, this.shadowSide = e.shadowSide, this.colorWrite = e.colorWrite, this.precision = e.precision, this.polygonOffset = e.polygonOffset, this.polygonOffsetFactor = e.polygonOffsetFactor, this.polygonOffsetUnits = e.polygonOffsetUnits, this.dithering = e.dithering, this.alphaTest = e.alphaTest, this.alphaHash = e.alphaHash, this.alphaToCoverage = e.alphaToCoverage, this.premultipliedAlpha = e.premultipliedAlpha, this.forceSinglePass = e.forceSinglePass, this.allowOverride = e.allowOverride, this.visible = e.visible, this.toneMapped = e.toneMapped, this.userData = JSON.parse(JSON.stringify(e.userData)), this;
	}
	dispose() {
		this.dispatchEvent({ type: "dispose" });
	}
	set needsUpdate(e) {
		e === !0 && this.version++;
	}
}, ql = /*@__PURE__*/ new Q(), Jl = /*@__PURE__*/ new Q(), Yl = /*@__PURE__*/ new Q(), Xl = /*@__PURE__*/ new Q(), Zl = class {
	constructor(e = new Q(), t = new Q(0, 0, -1)) {
		this.origin = e, this.direction = t;
	}
	set(e, t) {
		return this.origin.copy(e), this.direction.copy(t), this;
	}
	copy(e) {
		return this.origin.copy(e.origin), this.direction.copy(e.direction), this;
	}
	at(e, t) {
		return t.copy(this.origin).addScaledVector(this.direction, e);
	}
	lookAt(e) {
		return this.direction.copy(e).sub(this.origin).normalize(), this;
	}
	recast(e) {
		return this.origin.copy(this.at(e, ql)), this;
	}
	closestPointToPoint(e, t) {
		t.subVectors(e, this.origin);
		let n = t.dot(this.direction);
		return n < 0 ? t.copy(this.origin) : t.copy(this.origin).addScaledVector(this.direction, n);
	}
	distanceToPoint(e) {
		return Math.sqrt(this.distanceSqToPoint(e));
	}
	distanceSqToPoint(e) {
		let t = ql.subVectors(e, this.origin).dot(this.direction);
		return t < 0 ? this.origin.distanceToSquared(e) : (ql.copy(this.origin).addScaledVector(this.direction, t), ql.distanceToSquared(e));
	}
	distanceSqToSegment(e, t, n, r) {
		Jl.copy(e).add(t).multiplyScalar(.5), Yl.copy(t).sub(e).normalize(), Xl.copy(this.origin).sub(Jl);
		let i = e.distanceTo(t) * .5, a = -this.direction.dot(Yl), o = Xl.dot(this.direction), s = -Xl.dot(Yl), c = Xl.lengthSq(), l = Math.abs(1 - a * a), u, d, f, p;
		if (l > 0) {
			if (u = a * s - o, d = a * o - s, p = i * l, u >= 0) {
				if (d >= -p) {
					if (d <= p) {
						let e = 1 / l;
						u *= e, d *= e, f = u * (u + a * d + 2 * o) + d * (a * u + d + 2 * s) + c;
					} else d = i, u = Math.max(0, -(a * d + o)), f = -u * u + d * (d + 2 * s) + c;
				} else d = -i, u = Math.max(0, -(a * d + o)), f = -u * u + d * (d + 2 * s) + c;
			} else d <= -p ? (u = Math.max(0, -(-a * i + o)), d = u > 0 ? -i : Math.min(Math.max(-i, -s), i), f = -u * u + d * (d + 2 * s) + c) : d <= p ? (u = 0, d = Math.min(Math.max(-i, -s), i), f = d * (d + 2 * s) + c) : (u = Math.max(0, -(a * i + o)), d = u > 0 ? i : Math.min(Math.max(-i, -s), i), f = -u * u + d * (d + 2 * s) + c);
		} else d = a > 0 ? -i : i, u = Math.max(0, -(a * d + o)), f = -u * u + d * (d + 2 * s) + c;
		return n && n.copy(this.origin).addScaledVector(this.direction, u), r && r.copy(Jl).addScaledVector(Yl, d), f;
	}
	intersectSphere(e, t) {
		if (e.radius < 0) return null;
		ql.subVectors(e.center, this.origin);
		let n = ql.dot(this.direction), r = ql.dot(ql) - n * n, i = e.radius * e.radius;
		if (r > i) return null;
		let a = Math.sqrt(i - r), o = n - a, s = n + a;
		return s < 0 ? null : o < 0 ? this.at(s, t) : this.at(o, t);
	}
	intersectsSphere(e) {
		return e.radius < 0 ? !1 : this.distanceSqToPoint(e.center) <= e.radius * e.radius;
	}
	distanceToPlane(e) {
		let t = e.normal.dot(this.direction);
		if (t === 0) return e.distanceToPoint(this.origin) === 0 ? 0 : null;
		let n = -(this.origin.dot(e.normal) + e.constant) / t;
		return n >= 0 ? n : null;
	}
	intersectPlane(e, t) {
		let n = this.distanceToPlane(e);
		return n === null ? null : this.at(n, t);
	}
	intersectsPlane(e) {
		let t = e.distanceToPoint(this.origin);
		return t === 0 || e.normal.dot(this.direction) * t < 0;
	}
	intersectBox(e, t) {
		let n, r, i, a, o, s, c = 1 / this.direction.x, l = 1 / this.direction.y, u = 1 / this.direction.z, d = this.origin;
		return c >= 0 ? (n = (e.min.x - d.x) * c, r = (e.max.x - d.x) * c) : (n = (e.max.x - d.x) * c, r = (e.min.x - d.x) * c), l >= 0 ? (i = (e.min.y - d.y) * l, a = (e.max.y - d.y) * l) : (i = (e.max.y - d.y) * l, a = (e.min.y - d.y) * l), n > a || i > r || ((i > n || isNaN(n)) && (n = i), (a < r || isNaN(r)) && (r = a), u >= 0 ? (o = (e.min.z - d.z) * u, s = (e.max.z - d.z) * u) : (o = (e.max.z - d.z) * u, s = (e.min.z - d.z) * u), n > s || o > r) || ((o > n || n !== n) && (n = o), (s < r || r !== r) && (r = s), r < 0) ? null : this.at(n >= 0 ? n : r, t);
	}
	intersectsBox(e) {
		return this.intersectBox(e, ql) !== null;
	}
	intersectTriangle(e, t, n, r, i) {
		let a = this.origin, o = this.direction, s = o.x, c = o.y, l = o.z, u = e.x - a.x, d = e.y - a.y, f = e.z - a.z, p = t.x - a.x, m = t.y - a.y, h = t.z - a.z, g = n.x - a.x, _ = n.y - a.y, v = n.z - a.z, y = Math.abs(s), b = Math.abs(c), x = Math.abs(l), S, C, w, T, E, D, O, k, A, j, M, N;
		if (y >= b && y >= x ? (w = s, D = u, A = p, N = g, s >= 0 ? (S = c, C = l, T = d, E = f, O = m, k = h, j = _, M = v) : (S = l, C = c, T = f, E = d, O = h, k = m, j = v, M = _)) : b >= x ? (w = c, D = d, A = m, N = _, c >= 0 ? (S = l, C = s, T = f, E = u, O = h, k = p, j = v, M = g) : (S = s, C = l, T = u, E = f, O = p, k = h, j = g, M = v)) : (w = l, D = f, A = h, N = v, l >= 0 ? (S = s, C = c, T = u, E = d, O = p, k = m, j = g, M = _) : (S = c, C = s, T = d, E = u, O = m, k = p, j = _, M = g)), w === 0) return null;
		let P = S / w, F = C / w, I = 1 / w, ee = T - P * D, te = E - F * D, L = O - P * A, R = k - F * A, z = j - P * N, B = M - F * N, V = z * R - B * L, H = ee * B - te * z, U = L * te - R * ee;
		if (r) {
			if (V < 0 || H < 0 || U < 0) return null;
		} else if ((V < 0 || H < 0 || U < 0) && (V > 0 || H > 0 || U > 0)) return null;
		let W = V + H + U;
		if (W === 0) return null;
		let ne = I * (V * D + H * A + U * N);
		return (W > 0 ? ne < 0 : ne > 0) ? null : this.at(ne / W, i);
	}
	applyMatrix4(e) {
		return this.origin.applyMatrix4(e), this.direction.transformDirection(e), this;
	}
	equals(e) {
		return e.origin.equals(this.origin) && e.direction.equals(this.direction);
	}
	clone() {
		return new this.constructor().copy(this);
	}
}, Ql = class extends Kl {
	constructor(e) {
		super(), this.isMeshBasicMaterial = !0, this.type = "MeshBasicMaterial", this.color = new Bc(16777215), this.map = null, this.lightMap = null, this.lightMapIntensity = 1, this.aoMap = null, this.aoMapIntensity = 1, this.specularMap = null, this.alphaMap = null, this.envMap = null, this.envMapRotation = new hc(), this.combine = 0, this.reflectivity = 1, this.refractionRatio = .98, this.wireframe = !1, this.wireframeLinewidth = 1, this.wireframeLinecap = "round", this.wireframeLinejoin = "round", this.fog = !0, this.setValues(e);
	}
	copy(e) {
		return super.copy(e), this.color.copy(e.color), this.map = e.map, this.lightMap = e.lightMap, this.lightMapIntensity = e.lightMapIntensity, this.aoMap = e.aoMap, this.aoMapIntensity = e.aoMapIntensity, this.specularMap = e.specularMap, this.alphaMap = e.alphaMap, this.envMap = e.envMap, this.envMapRotation.copy(e.envMapRotation), this.combine = e.combine, this.reflectivity = e.reflectivity, this.refractionRatio = e.refractionRatio, this.wireframe = e.wireframe, this.wireframeLinewidth = e.wireframeLinewidth, this.wireframeLinecap = e.wireframeLinecap, this.wireframeLinejoin = e.wireframeLinejoin, this.fog = e.fog, this;
	}
}, $l = /*@__PURE__*/ new ac(), eu = /*@__PURE__*/ new Zl(), tu = /*@__PURE__*/ new Ol(), nu = /*@__PURE__*/ new Q(), ru = /*@__PURE__*/ new Q(), iu = /*@__PURE__*/ new Q(), au = /*@__PURE__*/ new Q(), ou = /*@__PURE__*/ new Q(), su = /*@__PURE__*/ new Q(), cu = /*@__PURE__*/ new Q(), lu = /*@__PURE__*/ new Q(), uu = class extends Mc {
	constructor(e = new Il(), t = new Ql()) {
		super(), this.isMesh = !0, this.type = "Mesh", this.geometry = e, this.material = t, this.morphTargetDictionary = void 0, this.morphTargetInfluences = void 0, this.count = 1, this.updateMorphTargets();
	}
	copy(e, t) {
		return super.copy(e, t), this.morphTargetInfluences = e.morphTargetInfluences === void 0 ? void 0 : e.morphTargetInfluences.slice(), this.morphTargetDictionary = e.morphTargetDictionary === void 0 ? void 0 : Object.assign({}, e.morphTargetDictionary), this.material = Array.isArray(e.material) ? e.material.slice() : e.material, this.geometry = e.geometry, this;
	}
	updateMorphTargets() {
		let e = this.geometry.morphAttributes, t = Object.keys(e);
		if (t.length > 0) {
			let n = e[t[0]];
			if (n !== void 0) {
				this.morphTargetInfluences = [], this.morphTargetDictionary = {};
				for (let e = 0, t = n.length; e < t; e++) {
					let t = n[e].name || String(e);
					this.morphTargetInfluences.push(0), this.morphTargetDictionary[t] = e;
				}
			}
		}
	}
	getVertexPosition(e, t) {
		let n = this.geometry, r = n.attributes.position, i = n.morphAttributes.position, a = n.morphTargetsRelative;
		t.fromBufferAttribute(r, e);
		let o = this.morphTargetInfluences;
		if (i && o) {
			su.set(0, 0, 0);
			for (let n = 0, r = i.length; n < r; n++) {
				let r = o[n], s = i[n];
				r !== 0 && (ou.fromBufferAttribute(s, e), a ? su.addScaledVector(ou, r) : su.addScaledVector(ou.sub(t), r));
			}
			t.add(su);
		}
		return t;
	}
	intersectsFrustum(e) {
		return e.intersectsObject(this);
	}
	raycast(e, t) {
		let n = this.geometry, r = this.material, i = this.matrixWorld;
		r !== void 0 && (n.boundingSphere === null && n.computeBoundingSphere(), tu.copy(n.boundingSphere), tu.applyMatrix4(i), eu.copy(e.ray).recast(e.near), tu.containsPoint(eu.origin) === !1 && (eu.intersectSphere(tu, nu) === null || eu.origin.distanceToSquared(nu) > (e.far - e.near) ** 2) || ($l.copy(i).invert(), eu.copy(e.ray).applyMatrix4($l), (n.boundingBox === null || eu.intersectsBox(n.boundingBox) !== !1) && this._computeIntersections(e, t, eu)));
	}
	_computeIntersections(e, t, n) {
		let r, i = this.geometry, a = this.material, o = i.index, s = i.attributes.position, c = i.attributes.uv, l = i.attributes.uv1, u = i.attributes.normal, d = i.groups, f = i.drawRange;
		if (o !== null) {
			if (Array.isArray(a)) for (let i = 0, s = d.length; i < s; i++) {
				let s = d[i], p = a[s.materialIndex], m = Math.max(s.start, f.start), h = Math.min(o.count, Math.min(s.start + s.count, f.start + f.count));
				for (let i = m, a = h; i < a; i += 3) {
					let a = o.getX(i), d = o.getX(i + 1), f = o.getX(i + 2);
					r = fu(this, p, e, n, c, l, u, a, d, f), r && (r.faceIndex = Math.floor(i / 3), r.face.materialIndex = s.materialIndex, t.push(r));
				}
			}
			else {
				let i = Math.max(0, f.start), s = Math.min(o.count, f.start + f.count);
				for (let d = i, f = s; d < f; d += 3) {
					let i = o.getX(d), s = o.getX(d + 1), f = o.getX(d + 2);
					r = fu(this, a, e, n, c, l, u, i, s, f), r && (r.faceIndex = Math.floor(d / 3), t.push(r));
				}
			}
		} else if (s !== void 0) {
			if (Array.isArray(a)) for (let i = 0, o = d.length; i < o; i++) {
				let o = d[i], p = a[o.materialIndex], m = Math.max(o.start, f.start), h = Math.min(s.count, Math.min(o.start + o.count, f.start + f.count));
				for (let i = m, a = h; i < a; i += 3) {
					let a = i, s = i + 1, d = i + 2;
					r = fu(this, p, e, n, c, l, u, a, s, d), r && (r.faceIndex = Math.floor(i / 3), r.face.materialIndex = o.materialIndex, t.push(r));
				}
			}
			else {
				let i = Math.max(0, f.start), o = Math.min(s.count, f.start + f.count);
				for (let s = i, d = o; s < d; s += 3) {
					let i = s, o = s + 1, d = s + 2;
					r = fu(this, a, e, n, c, l, u, i, o, d), r && (r.faceIndex = Math.floor(s / 3), t.push(r));
				}
			}
		}
	}
};
function du(e, t, n, r, i, a, o, s) {
	let c;
	if (c = t.side === 1 ? r.intersectTriangle(o, a, i, !0, s) : r.intersectTriangle(i, a, o, t.side === 0, s), c === null) return null;
	lu.copy(s), lu.applyMatrix4(e.matrixWorld);
	let l = n.ray.origin.distanceTo(lu);
	return l < n.near || l > n.far ? null : {
		distance: l,
		point: lu.clone(),
		object: e
	};
}
function fu(e, t, n, r, i, a, o, s, c, l) {
	e.getVertexPosition(s, ru), e.getVertexPosition(c, iu), e.getVertexPosition(l, au);
	let u = du(e, t, n, r, ru, iu, au, cu);
	if (u) {
		let e = new Q();
		nl.getBarycoord(cu, ru, iu, au, e), i && (u.uv = nl.getInterpolatedAttribute(i, s, c, l, e, new Ps())), a && (u.uv1 = nl.getInterpolatedAttribute(a, s, c, l, e, new Ps())), o && (u.normal = nl.getInterpolatedAttribute(o, s, c, l, e, new Q()), u.normal.dot(r.direction) > 0 && u.normal.multiplyScalar(-1));
		let t = {
			a: s,
			b: c,
			c: l,
			normal: new Q(),
			materialIndex: 0
		};
		nl.getNormal(ru, iu, au, t.normal), u.face = t, u.barycoord = e;
	}
	return u;
}
var pu = class extends $s {
	constructor(e = null, t = 1, n = 1, r, i, a, o, s, c = ba, l = ba, u, d) {
		super(null, a, o, s, c, l, r, i, u, d), this.isDataTexture = !0, this.image = {
			data: e,
			width: t,
			height: n
		}, this.generateMipmaps = !1, this.flipY = !1, this.unpackAlignment = 1;
	}
}, mu = /*@__PURE__*/ new Ol(), hu = /*@__PURE__*/ new Ps(.5, .5), gu = /*@__PURE__*/ new Q(), _u = class {
	constructor(e = new Wl(), t = new Wl(), n = new Wl(), r = new Wl(), i = new Wl(), a = new Wl()) {
		this.planes = [
			e,
			t,
			n,
			r,
			i,
			a
		];
	}
	set(e, t, n, r, i, a) {
		let o = this.planes;
		return o[0].copy(e), o[1].copy(t), o[2].copy(n), o[3].copy(r), o[4].copy(i), o[5].copy(a), this;
	}
	copy(e) {
		let t = this.planes;
		for (let n = 0; n < 6; n++) t[n].copy(e.planes[n]);
		return this;
	}
	setFromProjectionMatrix(e, t = Ko, n = !1) {
		let r = this.planes, i = e.elements, a = i[0], o = i[1], s = i[2], c = i[3], l = i[4], u = i[5], d = i[6], f = i[7], p = i[8], m = i[9], h = i[10], g = i[11], _ = i[12], v = i[13], y = i[14], b = i[15];
		if (r[0].setComponents(c - a, f - l, g - p, b - _).normalize(), r[1].setComponents(c + a, f + l, g + p, b + _).normalize(), r[2].setComponents(c + o, f + u, g + m, b + v).normalize(), r[3].setComponents(c - o, f - u, g - m, b - v).normalize(), n) r[4].setComponents(s, d, h, y).normalize(), r[5].setComponents(c - s, f - d, g - h, b - y).normalize();
		else if (r[4].setComponents(c - s, f - d, g - h, b - y).normalize(), t === 2e3) r[5].setComponents(c + s, f + d, g + h, b + y).normalize();
		else if (t === 2001) r[5].setComponents(s, d, h, y).normalize();
		else throw Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: " + t);
		return this;
	}
	intersectsObject(e) {
		if (e.boundingSphere !== void 0) e.boundingSphere === null && e.computeBoundingSphere(), mu.copy(e.boundingSphere).applyMatrix4(e.matrixWorld);
		else {
			let t = e.geometry;
			t.boundingSphere === null && t.computeBoundingSphere(), mu.copy(t.boundingSphere).applyMatrix4(e.matrixWorld);
		}
		return this.intersectsSphere(mu);
	}
	intersectsSprite(e) {
		return mu.center.set(0, 0, 0), mu.radius = .7071067811865476 + hu.distanceTo(e.center), mu.applyMatrix4(e.matrixWorld), this.intersectsSphere(mu);
	}
	intersectsSphere(e) {
		let t = this.planes, n = e.center, r = -e.radius;
		for (let e = 0; e < 6; e++) if (t[e].distanceToPoint(n) < r) return !1;
		return !0;
	}
	intersectsBox(e) {
		let t = this.planes;
		for (let n = 0; n < 6; n++) {
			let r = t[n];
			if (gu.x = r.normal.x > 0 ? e.max.x : e.min.x, gu.y = r.normal.y > 0 ? e.max.y : e.min.y, gu.z = r.normal.z > 0 ? e.max.z : e.min.z, r.distanceToPoint(gu) < 0) return !1;
		}
		return !0;
	}
	containsPoint(e) {
		let t = this.planes;
		for (let n = 0; n < 6; n++) if (t[n].distanceToPoint(e) < 0) return !1;
		return !0;
	}
	clone() {
		return new this.constructor().copy(this);
	}
}, vu = /*@__PURE__*/ new ac(), yu = class e {
	constructor() {
		this.coordinateSystem = Ko, this._frustums = [], this._count = 0;
	}
	setFromArrayCamera(e) {
		let t = e.cameras, n = this._frustums;
		for (let e = 0; e < t.length; e++) {
			let r = t[e];
			vu.multiplyMatrices(r.projectionMatrix, r.matrixWorldInverse), n[e] === void 0 && (n[e] = new _u()), n[e].setFromProjectionMatrix(vu, r.coordinateSystem, r.reversedDepth);
		}
		return this._count = t.length, this;
	}
	getFrustum(e) {
		return this._frustums[e];
	}
	intersectsObject(e) {
		let t = this._frustums;
		for (let n = 0; n < this._count; n++) if (t[n].intersectsObject(e)) return !0;
		return !1;
	}
	intersectsSprite(e) {
		let t = this._frustums;
		for (let n = 0; n < this._count; n++) if (t[n].intersectsSprite(e)) return !0;
		return !1;
	}
	intersectsSphere(e) {
		let t = this._frustums;
		for (let n = 0; n < this._count; n++) if (t[n].intersectsSphere(e)) return !0;
		return !1;
	}
	intersectsBox(e) {
		let t = this._frustums;
		for (let n = 0; n < this._count; n++) if (t[n].intersectsBox(e)) return !0;
		return !1;
	}
	containsPoint(e) {
		let t = this._frustums;
		for (let n = 0; n < this._count; n++) if (t[n].containsPoint(e)) return !0;
		return !1;
	}
	copy(e) {
		this.coordinateSystem = e.coordinateSystem;
		let t = this._frustums, n = e._frustums;
		for (let r = 0; r < e._count; r++) t[r] === void 0 && (t[r] = new _u()), t[r].copy(n[r]);
		return this._count = e._count, this;
	}
	clone() {
		return new e().copy(this);
	}
}, bu = class extends Kl {
	constructor(e) {
		super(), this.isLineBasicMaterial = !0, this.type = "LineBasicMaterial", this.color = new Bc(16777215), this.map = null, this.linewidth = 1, this.linecap = "round", this.linejoin = "round", this.fog = !0, this.setValues(e);
	}
	copy(e) {
		return super.copy(e), this.color.copy(e.color), this.map = e.map, this.linewidth = e.linewidth, this.linecap = e.linecap, this.linejoin = e.linejoin, this.fog = e.fog, this;
	}
}, xu = /*@__PURE__*/ new Q(), Su = /*@__PURE__*/ new Q(), Cu = /*@__PURE__*/ new ac(), wu = /*@__PURE__*/ new Zl(), Tu = /*@__PURE__*/ new Ol(), Eu = /*@__PURE__*/ new Q(), Du = /*@__PURE__*/ new Q(), Ou = class extends Mc {
	constructor(e = new Il(), t = new bu()) {
		super(), this.isLine = !0, this.type = "Line", this.geometry = e, this.material = t, this.morphTargetDictionary = void 0, this.morphTargetInfluences = void 0, this.updateMorphTargets();
	}
	copy(e, t) {
		return super.copy(e, t), this.morphTargetInfluences = e.morphTargetInfluences === void 0 ? void 0 : e.morphTargetInfluences.slice(), this.morphTargetDictionary = e.morphTargetDictionary === void 0 ? void 0 : Object.assign({}, e.morphTargetDictionary), this.material = Array.isArray(e.material) ? e.material.slice() : e.material, this.geometry = e.geometry, this;
	}
	computeLineDistances() {
		let e = this.geometry;
		if (e.index === null) {
			let t = e.attributes.position, n = [0];
			for (let e = 1, r = t.count; e < r; e++) xu.fromBufferAttribute(t, e - 1), Su.fromBufferAttribute(t, e), n[e] = n[e - 1], n[e] += xu.distanceTo(Su);
			e.setAttribute("lineDistance", new wl(n, 1));
		} else es("Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");
		return this;
	}
	intersectsFrustum(e) {
		return e.intersectsObject(this);
	}
	raycast(e, t) {
		let n = this.geometry, r = this.matrixWorld, i = e.params.Line.threshold, a = n.drawRange;
		if (n.boundingSphere === null && n.computeBoundingSphere(), Tu.copy(n.boundingSphere), Tu.applyMatrix4(r), Tu.radius += i, e.ray.intersectsSphere(Tu) === !1) return;
		Cu.copy(r).invert(), wu.copy(e.ray).applyMatrix4(Cu);
		let o = i / ((this.scale.x + this.scale.y + this.scale.z) / 3), s = o * o, c = this.isLineSegments ? 2 : 1, l = n.index, u = n.attributes.position;
		if (l !== null) {
			let n = Math.max(0, a.start), r = Math.min(l.count, a.start + a.count);
			for (let i = n, a = r - 1; i < a; i += c) {
				let n = l.getX(i), r = l.getX(i + 1), a = ku(this, e, wu, s, n, r, i);
				a && t.push(a);
			}
			if (this.isLineLoop) {
				let i = l.getX(r - 1), a = l.getX(n), o = ku(this, e, wu, s, i, a, r - 1);
				o && t.push(o);
			}
		} else {
			let n = Math.max(0, a.start), r = Math.min(u.count, a.start + a.count);
			for (let i = n, a = r - 1; i < a; i += c) {
				let n = ku(this, e, wu, s, i, i + 1, i);
				n && t.push(n);
			}
			if (this.isLineLoop) {
				let i = ku(this, e, wu, s, r - 1, n, r - 1);
				i && t.push(i);
			}
		}
	}
	updateMorphTargets() {
		let e = this.geometry.morphAttributes, t = Object.keys(e);
		if (t.length > 0) {
			let n = e[t[0]];
			if (n !== void 0) {
				this.morphTargetInfluences = [], this.morphTargetDictionary = {};
				for (let e = 0, t = n.length; e < t; e++) {
					let t = n[e].name || String(e);
					this.morphTargetInfluences.push(0), this.morphTargetDictionary[t] = e;
				}
			}
		}
	}
};
function ku(e, t, n, r, i, a, o) {
	let s = e.geometry.attributes.position;
	if (xu.fromBufferAttribute(s, i), Su.fromBufferAttribute(s, a), n.distanceSqToSegment(xu, Su, Eu, Du) > r) return;
	Eu.applyMatrix4(e.matrixWorld);
	let c = t.ray.origin.distanceTo(Eu);
	if (!(c < t.near || c > t.far)) return {
		distance: c,
		point: Du.clone().applyMatrix4(e.matrixWorld),
		index: o,
		face: null,
		faceIndex: null,
		barycoord: null,
		object: e
	};
}
var Au = /*@__PURE__*/ new Q(), ju = /*@__PURE__*/ new Q(), Mu = class extends Ou {
	constructor(e, t) {
		super(e, t), this.isLineSegments = !0, this.type = "LineSegments";
	}
	computeLineDistances() {
		let e = this.geometry;
		if (e.index === null) {
			let t = e.attributes.position, n = [];
			for (let e = 0, r = t.count; e < r; e += 2) Au.fromBufferAttribute(t, e), ju.fromBufferAttribute(t, e + 1), n[e] = e === 0 ? 0 : n[e - 1], n[e + 1] = n[e] + Au.distanceTo(ju);
			e.setAttribute("lineDistance", new wl(n, 1));
		} else es("LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");
		return this;
	}
}, Nu = class extends Kl {
	constructor(e) {
		super(), this.isPointsMaterial = !0, this.type = "PointsMaterial", this.color = new Bc(16777215), this.map = null, this.alphaMap = null, this.size = 1, this.sizeAttenuation = !0, this.fog = !0, this.setValues(e);
	}
	copy(e) {
		return super.copy(e), this.color.copy(e.color), this.map = e.map, this.alphaMap = e.alphaMap, this.size = e.size, this.sizeAttenuation = e.sizeAttenuation, this.fog = e.fog, this;
	}
}, Pu = /*@__PURE__*/ new ac(), Fu = /*@__PURE__*/ new Zl(), Iu = /*@__PURE__*/ new Ol(), Lu = /*@__PURE__*/ new Q(), Ru = class extends Mc {
	constructor(e = new Il(), t = new Nu()) {
		super(), this.isPoints = !0, this.type = "Points", this.geometry = e, this.material = t, this.morphTargetDictionary = void 0, this.morphTargetInfluences = void 0, this.updateMorphTargets();
	}
	copy(e, t) {
		return super.copy(e, t), this.morphTargetInfluences = e.morphTargetInfluences === void 0 ? void 0 : e.morphTargetInfluences.slice(), this.morphTargetDictionary = e.morphTargetDictionary === void 0 ? void 0 : Object.assign({}, e.morphTargetDictionary), this.material = Array.isArray(e.material) ? e.material.slice() : e.material, this.geometry = e.geometry, this;
	}
	intersectsFrustum(e) {
		return e.intersectsObject(this);
	}
	raycast(e, t) {
		let n = this.geometry, r = this.matrixWorld, i = e.params.Points.threshold, a = n.drawRange;
		if (n.boundingSphere === null && n.computeBoundingSphere(), Iu.copy(n.boundingSphere), Iu.applyMatrix4(r), Iu.radius += i, e.ray.intersectsSphere(Iu) === !1) return;
		Pu.copy(r).invert(), Fu.copy(e.ray).applyMatrix4(Pu);
		let o = i / ((this.scale.x + this.scale.y + this.scale.z) / 3), s = o * o, c = n.index, l = n.attributes.position;
		if (c !== null) {
			let n = Math.max(0, a.start), i = Math.min(c.count, a.start + a.count);
			for (let a = n, o = i; a < o; a++) {
				let n = c.getX(a);
				Lu.fromBufferAttribute(l, n), zu(Lu, n, s, r, e, t, this);
			}
		} else {
			let n = Math.max(0, a.start), i = Math.min(l.count, a.start + a.count);
			for (let a = n, o = i; a < o; a++) Lu.fromBufferAttribute(l, a), zu(Lu, a, s, r, e, t, this);
		}
	}
	updateMorphTargets() {
		let e = this.geometry.morphAttributes, t = Object.keys(e);
		if (t.length > 0) {
			let n = e[t[0]];
			if (n !== void 0) {
				this.morphTargetInfluences = [], this.morphTargetDictionary = {};
				for (let e = 0, t = n.length; e < t; e++) {
					let t = n[e].name || String(e);
					this.morphTargetInfluences.push(0), this.morphTargetDictionary[t] = e;
				}
			}
		}
	}
};
function zu(e, t, n, r, i, a, o) {
	let s = Fu.distanceSqToPoint(e);
	if (s < n) {
		let n = new Q();
		Fu.closestPointToPoint(e, n), n.applyMatrix4(r);
		let c = i.ray.origin.distanceTo(n);
		if (c < i.near || c > i.far) return;
		a.push({
			distance: c,
			distanceToRay: Math.sqrt(s),
			point: n,
			index: t,
			face: null,
			faceIndex: null,
			barycoord: null,
			object: o
		});
	}
}
var Bu = class extends $s {
	constructor(e = [], t = 301, n, r, i, a, o, s, c, l) {
		super(e, t, n, r, i, a, o, s, c, l), this.isCubeTexture = !0, this.flipY = !1;
	}
	get images() {
		return this.image;
	}
	set images(e) {
		this.image = e;
	}
}, Vu = class extends $s {
	constructor(e, t, n, r, i, a, o, s, c) {
		super(e, t, n, r, i, a, o, s, c), this.isCanvasTexture = !0, this.needsUpdate = !0;
	}
}, Hu = class extends $s {
	constructor(e, t, n = ja, r, i, a, o = ba, s = ba, c, l = Ha, u = 1) {
		if (l !== 1026 && l !== 1027) throw Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");
		super({
			width: e,
			height: t,
			depth: u
		}, r, i, a, o, s, l, n, c), this.isDepthTexture = !0, this.flipY = !1, this.generateMipmaps = !1, this.compareFunction = null;
	}
	copy(e) {
		return super.copy(e), this.source = new Ys(Object.assign({}, e.image)), this.compareFunction = e.compareFunction, this;
	}
	toJSON(e) {
		let t = super.toJSON(e);
		return t.compareFunction = this.compareFunction, t;
	}
}, Uu = class extends Hu {
	constructor(e, t = ja, n = 301, r, i, a = ba, o = ba, s, c = Ha) {
		let l = {
			width: e,
			height: e,
			depth: 1
		}, u = [
			l,
			l,
			l,
			l,
			l,
			l
		];
		super(e, e, t, n, r, i, a, o, s, c), this.image = u, this.isCubeDepthTexture = !0, this.isCubeTexture = !0;
	}
	get images() {
		return this.image;
	}
	set images(e) {
		this.image = e;
	}
}, Wu = class extends $s {
	constructor(e = null) {
		super(), this.sourceTexture = e, this.isExternalTexture = !0;
	}
	copy(e) {
		return super.copy(e), this.sourceTexture = e.sourceTexture, this;
	}
}, Gu = class e extends Il {
	constructor(e = 1, t = 1, n = 1, r = 1, i = 1, a = 1) {
		super(), this.type = "BoxGeometry", this.parameters = {
			width: e,
			height: t,
			depth: n,
			widthSegments: r,
			heightSegments: i,
			depthSegments: a
		};
		let o = this;
		r = Math.floor(r), i = Math.floor(i), a = Math.floor(a);
		let s = [], c = [], l = [], u = [], d = 0, f = 0;
		p("z", "y", "x", -1, -1, n, t, e, a, i, 0), p("z", "y", "x", 1, -1, n, t, -e, a, i, 1), p("x", "z", "y", 1, 1, e, n, t, r, a, 2), p("x", "z", "y", 1, -1, e, n, -t, r, a, 3), p("x", "y", "z", 1, -1, e, t, n, r, i, 4), p("x", "y", "z", -1, -1, e, t, -n, r, i, 5), this.setIndex(s), this.setAttribute("position", new wl(c, 3)), this.setAttribute("normal", new wl(l, 3)), this.setAttribute("uv", new wl(u, 2));
		function p(e, t, n, r, i, a, p, m, h, g, _) {
			let v = a / h, y = p / g, b = a / 2, x = p / 2, S = m / 2, C = h + 1, w = g + 1, T = 0, E = 0, D = new Q();
			for (let a = 0; a < w; a++) {
				let o = a * y - x;
				for (let s = 0; s < C; s++) D[e] = (s * v - b) * r, D[t] = o * i, D[n] = S, c.push(D.x, D.y, D.z), D[e] = 0, D[t] = 0, D[n] = m > 0 ? 1 : -1, l.push(D.x, D.y, D.z), u.push(s / h), u.push(1 - a / g), T += 1;
			}
			for (let e = 0; e < g; e++) for (let t = 0; t < h; t++) {
				let n = d + t + C * e, r = d + t + C * (e + 1), i = d + (t + 1) + C * (e + 1), a = d + (t + 1) + C * e;
				s.push(n, r, a), s.push(r, i, a), E += 6;
			}
			o.addGroup(f, E, _), f += E, d += T;
		}
	}
	copy(e) {
		return super.copy(e), this.parameters = Object.assign({}, e.parameters), this;
	}
	static fromJSON(t) {
		return new e(t.width, t.height, t.depth, t.widthSegments, t.heightSegments, t.depthSegments);
	}
}, Ku = class e extends Il {
	constructor(e = 1, t = 1, n = 1, r = 1) {
		super(), this.type = "PlaneGeometry", this.parameters = {
			width: e,
			height: t,
			widthSegments: n,
			heightSegments: r
		};
		let i = e / 2, a = t / 2, o = Math.floor(n), s = Math.floor(r), c = o + 1, l = s + 1, u = e / o, d = t / s, f = [], p = [], m = [], h = [];
		for (let e = 0; e < l; e++) {
			let t = e * d - a;
			for (let n = 0; n < c; n++) {
				let r = n * u - i;
				p.push(r, -t, 0), m.push(0, 0, 1), h.push(n / o), h.push(1 - e / s);
			}
		}
		for (let e = 0; e < s; e++) for (let t = 0; t < o; t++) {
			let n = t + c * e, r = t + c * (e + 1), i = t + 1 + c * (e + 1), a = t + 1 + c * e;
			f.push(n, r, a), f.push(r, i, a);
		}
		this.setIndex(f), this.setAttribute("position", new wl(p, 3)), this.setAttribute("normal", new wl(m, 3)), this.setAttribute("uv", new wl(h, 2));
	}
	copy(e) {
		return super.copy(e), this.parameters = Object.assign({}, e.parameters), this;
	}
	static fromJSON(t) {
		return new e(t.width, t.height, t.widthSegments, t.heightSegments);
	}
}, qu = class e extends Il {
	constructor(e = 1, t = 32, n = 16, r = 0, i = Math.PI * 2, a = 0, o = Math.PI) {
		super(), this.type = "SphereGeometry", this.parameters = {
			radius: e,
			widthSegments: t,
			heightSegments: n,
			phiStart: r,
			phiLength: i,
			thetaStart: a,
			thetaLength: o
		}, t = Math.max(3, Math.floor(t)), n = Math.max(2, Math.floor(n));
		let s = Math.min(a + o, Math.PI), c = 0, l = [], u = new Q(), d = new Q(), f = [], p = [], m = [], h = [];
		for (let f = 0; f <= n; f++) {
			let g = [], _ = f / n, v = a + _ * o, y = e * Math.cos(v), b = Math.sqrt(e * e - y * y), x = 0;
			f === 0 && a === 0 ? x = .5 / t : f === n && s === Math.PI && (x = -.5 / t);
			for (let e = 0; e <= t; e++) {
				let n = e / t, a = r + n * i;
				u.x = -b * Math.cos(a), u.y = y, u.z = b * Math.sin(a), p.push(u.x, u.y, u.z), d.copy(u).normalize(), m.push(d.x, d.y, d.z), h.push(n + x, 1 - _), g.push(c++);
			}
			l.push(g);
		}
		for (let e = 0; e < n; e++) for (let r = 0; r < t; r++) {
			let t = l[e][r + 1], i = l[e][r], o = l[e + 1][r], c = l[e + 1][r + 1];
			(e !== 0 || a > 0) && f.push(t, i, c), (e !== n - 1 || s < Math.PI) && f.push(i, o, c);
		}
		this.setIndex(f), this.setAttribute("position", new wl(p, 3)), this.setAttribute("normal", new wl(m, 3)), this.setAttribute("uv", new wl(h, 2));
	}
	copy(e) {
		return super.copy(e), this.parameters = Object.assign({}, e.parameters), this;
	}
	static fromJSON(t) {
		return new e(t.radius, t.widthSegments, t.heightSegments, t.phiStart, t.phiLength, t.thetaStart, t.thetaLength);
	}
};
function Ju(e) {
	let t = {};
	for (let n in e) {
		t[n] = {};
		for (let r in e[n]) {
			let i = e[n][r];
			if (Xu(i)) i.isRenderTargetTexture ? (es("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."), t[n][r] = null) : t[n][r] = i.clone();
			else if (Array.isArray(i)) {
				if (Xu(i[0])) {
					let e = [];
					for (let t = 0, n = i.length; t < n; t++) e[t] = i[t].clone();
					t[n][r] = e;
				} else t[n][r] = i.slice();
			} else t[n][r] = i;
		}
	}
	return t;
}
function Yu(e) {
	let t = {};
	for (let n = 0; n < e.length; n++) {
		let r = Ju(e[n]);
		for (let e in r) t[e] = r[e];
	}
	return t;
}
function Xu(e) {
	return e && (e.isColor || e.isMatrix3 || e.isMatrix4 || e.isVector2 || e.isVector3 || e.isVector4 || e.isTexture || e.isQuaternion);
}
function Zu(e) {
	let t = [];
	for (let n = 0; n < e.length; n++) t.push(e[n].clone());
	return t;
}
function Qu(e) {
	let t = e.getRenderTarget();
	return t === null ? e.outputColorSpace : t.isXRRenderTarget === !0 ? t.texture.colorSpace : Us.workingColorSpace;
}
var $u = {
	clone: Ju,
	merge: Yu
}, ed = "void main() {\n	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );\n}", td = "void main() {\n	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );\n}", nd = class extends Kl {
	constructor(e) {
		super(), this.isShaderMaterial = !0, this.type = "ShaderMaterial", this.defines = {}, this.uniforms = {}, this.uniformsGroups = [], this.vertexShader = ed, this.fragmentShader = td, this.linewidth = 1, this.wireframe = !1, this.wireframeLinewidth = 1, this.fog = !1, this.lights = !1, this.clipping = !1, this.forceSinglePass = !0, this.extensions = {
			clipCullDistance: !1,
			multiDraw: !1
		}, this.defaultAttributeValues = {
			color: [
				1,
				1,
				1
			],
			uv: [0, 0],
			uv1: [0, 0]
		}, this.index0AttributeName = void 0, this.uniformsNeedUpdate = !1, this.glslVersion = null, e !== void 0 && this.setValues(e);
	}
	copy(e) {
		return super.copy(e), this.fragmentShader = e.fragmentShader, this.vertexShader = e.vertexShader, this.uniforms = Ju(e.uniforms), this.uniformsGroups = Zu(e.uniformsGroups), this.defines = Object.assign({}, e.defines), this.wireframe = e.wireframe, this.wireframeLinewidth = e.wireframeLinewidth, this.fog = e.fog, this.lights = e.lights, this.clipping = e.clipping, this.extensions = Object.assign({}, e.extensions), this.glslVersion = e.glslVersion, this.defaultAttributeValues = Object.assign({}, e.defaultAttributeValues), this.index0AttributeName = e.index0AttributeName, this.uniformsNeedUpdate = e.uniformsNeedUpdate, this;
	}
	toJSON(e) {
		let t = super.toJSON(e);
		t.glslVersion = this.glslVersion, t.uniforms = {};
		for (let n in this.uniforms) {
			let r = this.uniforms[n].value;
			r && r.isTexture ? t.uniforms[n] = {
				type: "t",
				value: r.toJSON(e).uuid
			} : r && r.isColor ? t.uniforms[n] = {
				type: "c",
				value: r.getHex()
			} : r && r.isVector2 ? t.uniforms[n] = {
				type: "v2",
				value: r.toArray()
			} : r && r.isVector3 ? t.uniforms[n] = {
				type: "v3",
				value: r.toArray()
			} : r && r.isVector4 ? t.uniforms[n] = {
				type: "v4",
				value: r.toArray()
			} : r && r.isMatrix3 ? t.uniforms[n] = {
				type: "m3",
				value: r.toArray()
			} : r && r.isMatrix4 ? t.uniforms[n] = {
				type: "m4",
				value: r.toArray()
			} : t.uniforms[n] = { value: r };
		}
		Object.keys(this.defines).length > 0 && (t.defines = this.defines), t.vertexShader = this.vertexShader, t.fragmentShader = this.fragmentShader, t.lights = this.lights, t.clipping = this.clipping;
		let n = {};
		for (let e in this.extensions) this.extensions[e] === !0 && (n[e] = !0);
		return Object.keys(n).length > 0 && (t.extensions = n), t;
	}
	fromJSON(e, t) {
		if (super.fromJSON(e, t), e.uniforms !== void 0) for (let n in e.uniforms) {
			let r = e.uniforms[n];
			switch (this.uniforms[n] = {}, r.type) {
				case "t":
					this.uniforms[n].value = t[r.value] || null;
					break;
				case "c":
					this.uniforms[n].value = new Bc().setHex(r.value);
					break;
				case "v2":
					this.uniforms[n].value = new Ps().fromArray(r.value);
					break;
				case "v3":
					this.uniforms[n].value = new Q().fromArray(r.value);
					break;
				case "v4":
					this.uniforms[n].value = new ec().fromArray(r.value);
					break;
				case "m3":
					this.uniforms[n].value = new Rs().fromArray(r.value);
					break;
				case "m4":
					this.uniforms[n].value = new ac().fromArray(r.value);
					break;
				default: this.uniforms[n].value = r.value;
			}
		}
		if (e.defines !== void 0 && (this.defines = e.defines), e.vertexShader !== void 0 && (this.vertexShader = e.vertexShader), e.fragmentShader !== void 0 && (this.fragmentShader = e.fragmentShader), e.glslVersion !== void 0 && (this.glslVersion = e.glslVersion), e.extensions !== void 0) for (let t in e.extensions) this.extensions[t] = e.extensions[t];
		return e.lights !== void 0 && (this.lights = e.lights), e.clipping !== void 0 && (this.clipping = e.clipping), this;
	}
}, rd = class extends nd {
	constructor(e) {
		super(e), this.isRawShaderMaterial = !0, this.type = "RawShaderMaterial";
	}
}, id = class extends Kl {
	constructor(e) {
		super(), this.isMeshDepthMaterial = !0, this.type = "MeshDepthMaterial", this.depthPacking = zo, this.map = null, this.alphaMap = null, this.displacementMap = null, this.displacementScale = 1, this.displacementBias = 0, this.wireframe = !1, this.wireframeLinewidth = 1, this.setValues(e);
	}
	copy(e) {
		return super.copy(e), this.depthPacking = e.depthPacking, this.map = e.map, this.alphaMap = e.alphaMap, this.displacementMap = e.displacementMap, this.displacementScale = e.displacementScale, this.displacementBias = e.displacementBias, this.wireframe = e.wireframe, this.wireframeLinewidth = e.wireframeLinewidth, this;
	}
}, ad = class extends Kl {
	constructor(e) {
		super(), this.isMeshDistanceMaterial = !0, this.type = "MeshDistanceMaterial", this.map = null, this.alphaMap = null, this.displacementMap = null, this.displacementScale = 1, this.displacementBias = 0, this.setValues(e);
	}
	copy(e) {
		return super.copy(e), this.map = e.map, this.alphaMap = e.alphaMap, this.displacementMap = e.displacementMap, this.displacementScale = e.displacementScale, this.displacementBias = e.displacementBias, this;
	}
};
function od(e, t) {
	return !e || e.constructor === t ? e : typeof t.BYTES_PER_ELEMENT == "number" ? new t(e) : Array.prototype.slice.call(e);
}
function sd(e) {
	return e !== void 0 && e.inTangents !== void 0 && e.outTangents !== void 0;
}
var cd = class {
	constructor(e, t, n, r) {
		this.parameterPositions = e, this._cachedIndex = 0, this.resultBuffer = r === void 0 ? new t.constructor(n) : r, this.sampleValues = t, this.valueSize = n, this.settings = null, this.DefaultSettings_ = {};
	}
	evaluate(e) {
		let t = this.parameterPositions, n = this._cachedIndex, r = t[n], i = t[n - 1];
		validate_interval: {
			seek: {
				let a;
				linear_scan: {
					forward_scan: if (!(e < r)) {
						for (let a = n + 2;;) {
							if (r === void 0) {
								if (e < i) break forward_scan;
								return n = t.length, this._cachedIndex = n, this.copySampleValue_(n - 1);
							}
							if (n === a) break;
							if (i = r, r = t[++n], e < r) break seek;
						}
						a = t.length;
						break linear_scan;
					}
					if (!(e >= i)) {
						let o = t[1];
						e < o && (n = 2, i = o);
						for (let a = n - 2;;) {
							if (i === void 0) return this._cachedIndex = 0, this.copySampleValue_(0);
							if (n === a) break;
							if (r = i, i = t[--n - 1], e >= i) break seek;
						}
						a = n, n = 0;
						break linear_scan;
					}
					break validate_interval;
				}
				for (; n < a;) {
					let r = n + a >>> 1;
					e < t[r] ? a = r : n = r + 1;
				}
				if (r = t[n], i = t[n - 1], i === void 0) return this._cachedIndex = 0, this.copySampleValue_(0);
				if (r === void 0) return n = t.length, this._cachedIndex = n, this.copySampleValue_(n - 1);
			}
			this._cachedIndex = n, this.intervalChanged_(n, i, r);
		}
		return this.interpolate_(n, i, e, r);
	}
	getSettings_() {
		return this.settings || this.DefaultSettings_;
	}
	copySampleValue_(e) {
		let t = this.resultBuffer, n = this.sampleValues, r = this.valueSize, i = e * r;
		for (let e = 0; e !== r; ++e) t[e] = n[i + e];
		return t;
	}
	interpolate_() {
		throw Error("THREE.Interpolant: Call to abstract method.");
	}
	intervalChanged_() {}
}, ld = class extends cd {
	constructor(e, t, n, r) {
		super(e, t, n, r), this._weightPrev = -0, this._offsetPrev = -0, this._weightNext = -0, this._offsetNext = -0, this.DefaultSettings_ = {
			endingStart: Io,
			endingEnd: Io
		};
	}
	intervalChanged_(e, t, n) {
		let r = this.parameterPositions, i = e - 2, a = e + 1, o = r[i], s = r[a];
		if (o === void 0) switch (this.getSettings_().endingStart) {
			case Lo:
				i = e, o = 2 * t - n;
				break;
			case Ro:
				i = r.length - 2, o = t + r[i] - r[i + 1];
				break;
			default: i = e, o = n;
		}
		if (s === void 0) switch (this.getSettings_().endingEnd) {
			case Lo:
				a = e, s = 2 * n - t;
				break;
			case Ro:
				a = 1, s = n + r[1] - r[0];
				break;
			default: a = e - 1, s = t;
		}
		let c = (n - t) * .5, l = this.valueSize;
		this._weightPrev = c / (t - o), this._weightNext = c / (s - n), this._offsetPrev = i * l, this._offsetNext = a * l;
	}
	interpolate_(e, t, n, r) {
		let i = this.resultBuffer, a = this.sampleValues, o = this.valueSize, s = e * o, c = s - o, l = this._offsetPrev, u = this._offsetNext, d = this._weightPrev, f = this._weightNext, p = (n - t) / (r - t), m = p * p, h = m * p, g = -d * h + 2 * d * m - d * p, _ = (1 + d) * h + (-1.5 - 2 * d) * m + (-.5 + d) * p + 1, v = (-1 - f) * h + (1.5 + f) * m + .5 * p, y = f * h - f * m;
		for (let e = 0; e !== o; ++e) i[e] = g * a[l + e] + _ * a[c + e] + v * a[s + e] + y * a[u + e];
		return i;
	}
}, ud = class extends cd {
	constructor(e, t, n, r) {
		super(e, t, n, r);
	}
	interpolate_(e, t, n, r) {
		let i = this.resultBuffer, a = this.sampleValues, o = this.valueSize, s = e * o, c = s - o, l = (n - t) / (r - t), u = 1 - l;
		for (let e = 0; e !== o; ++e) i[e] = a[c + e] * u + a[s + e] * l;
		return i;
	}
}, dd = class extends cd {
	constructor(e, t, n, r) {
		super(e, t, n, r);
	}
	interpolate_(e) {
		return this.copySampleValue_(e - 1);
	}
}, fd = class extends cd {
	interpolate_(e, t, n, r) {
		let i = this.resultBuffer, a = this.sampleValues, o = this.valueSize, s = e * o, c = s - o, l = this.inTangents, u = this.outTangents;
		if (!l || !u) {
			let e = (n - t) / (r - t), l = 1 - e;
			for (let t = 0; t !== o; ++t) i[t] = a[c + t] * l + a[s + t] * e;
			return i;
		}
		let d = o * 2, f = e - 1;
		for (let p = 0; p !== o; ++p) {
			let o = a[c + p], m = a[s + p], h = f * d + p * 2, g = u[h], _ = u[h + 1], v = e * d + p * 2, y = l[v], b = l[v + 1], x = hd(n, t, g, y, r);
			i[p] = pd(x, o, _, b, m);
		}
		return i;
	}
};
function pd(e, t, n, r, i) {
	let a = 1 - e;
	return a * a * a * t + 3 * a * a * e * n + 3 * a * e * e * r + e * e * e * i;
}
function md(e, t, n, r, i) {
	let a = 1 - e;
	return 3 * a * a * (n - t) + 6 * a * e * (r - n) + 3 * e * e * (i - r);
}
function hd(e, t, n, r, i) {
	let a = (e - t) / (i - t);
	for (let o = 0; o < 8; o++) {
		let o = pd(a, t, n, r, i) - e;
		if (Math.abs(o) < 1e-10) break;
		let s = md(a, t, n, r, i);
		if (Math.abs(s) < 1e-10) break;
		a = Math.max(0, Math.min(1, a - o / s));
	}
	return a;
}
var gd = class {
	constructor(e, t, n, r) {
		if (e === void 0) throw Error("THREE.KeyframeTrack: track name is undefined");
		if (t === void 0 || t.length === 0) throw Error("THREE.KeyframeTrack: no keyframes in track named " + e);
		this.name = e, this.times = od(t, this.TimeBufferType), this.values = od(n, this.ValueBufferType), this.setInterpolation(r || this.DefaultInterpolation);
	}
	static toJSON(e) {
		let t = e.constructor, n;
		if (t.toJSON !== this.toJSON) n = t.toJSON(e);
		else {
			n = {
				name: e.name,
				times: od(e.times, Array),
				values: od(e.values, Array)
			};
			let t = e.getInterpolation();
			t !== e.DefaultInterpolation && (n.interpolation = t), sd(e.settings) && (n.settings = {
				inTangents: od(e.settings.inTangents, Array),
				outTangents: od(e.settings.outTangents, Array)
			});
		}
		return n.type = e.ValueTypeName, n;
	}
	InterpolantFactoryMethodDiscrete(e) {
		return new dd(this.times, this.values, this.getValueSize(), e);
	}
	InterpolantFactoryMethodLinear(e) {
		return new ud(this.times, this.values, this.getValueSize(), e);
	}
	InterpolantFactoryMethodSmooth(e) {
		return new ld(this.times, this.values, this.getValueSize(), e);
	}
	InterpolantFactoryMethodBezier(e) {
		let t = new fd(this.times, this.values, this.getValueSize(), e);
		return this.settings && (t.inTangents = this.settings.inTangents, t.outTangents = this.settings.outTangents), t;
	}
	setInterpolation(e) {
		let t;
		switch (e) {
			case Mo:
				t = this.InterpolantFactoryMethodDiscrete;
				break;
			case No:
				t = this.InterpolantFactoryMethodLinear;
				break;
			case Po:
				t = this.InterpolantFactoryMethodSmooth;
				break;
			case Fo: t = this.InterpolantFactoryMethodBezier;
		}
		if (t === void 0) {
			let t = "unsupported interpolation for " + this.ValueTypeName + " keyframe track named " + this.name;
			if (this.createInterpolant === void 0) {
				if (e !== this.DefaultInterpolation) this.setInterpolation(this.DefaultInterpolation);
				else throw Error(t);
			}
			return es("KeyframeTrack:", t), this;
		}
		return this.createInterpolant = t, this;
	}
	getInterpolation() {
		switch (this.createInterpolant) {
			case this.InterpolantFactoryMethodDiscrete: return Mo;
			case this.InterpolantFactoryMethodLinear: return No;
			case this.InterpolantFactoryMethodSmooth: return Po;
			case this.InterpolantFactoryMethodBezier: return Fo;
		}
	}
	getValueSize() {
		return this.values.length / this.times.length;
	}
	shift(e) {
		if (e !== 0) {
			let t = this.times;
			for (let n = 0, r = t.length; n !== r; ++n) t[n] += e;
			sd(this.settings) && (_d(this.settings.inTangents, e), _d(this.settings.outTangents, e));
		}
		return this;
	}
	scale(e) {
		if (e !== 1) {
			let t = this.times;
			for (let n = 0, r = t.length; n !== r; ++n) t[n] *= e;
			sd(this.settings) && (vd(this.settings.inTangents, e), vd(this.settings.outTangents, e));
		}
		return this;
	}
	trim(e, t) {
		let n = this.times, r = n.length, i = 0, a = r - 1;
		for (; i !== r && n[i] < e;) ++i;
		for (; a !== -1 && n[a] > t;) --a;
		if (++a, i !== 0 || a !== r) {
			i >= a && (a = Math.max(a, 1), i = a - 1);
			let e = this.getValueSize();
			this.times = n.slice(i, a), this.values = this.values.slice(i * e, a * e);
		}
		return this;
	}
	validate() {
		let e = !0, t = this.getValueSize();
		t - Math.floor(t) !== 0 && (ts("KeyframeTrack: Invalid value size in track.", this), e = !1);
		let n = this.times, r = this.values, i = n.length;
		i === 0 && (ts("KeyframeTrack: Track is empty.", this), e = !1);
		let a = null;
		for (let t = 0; t !== i; t++) {
			let r = n[t];
			if (typeof r == "number" && isNaN(r)) {
				ts("KeyframeTrack: Time is not a valid number.", this, t, r), e = !1;
				break;
			}
			if (a !== null && a > r) {
				ts("KeyframeTrack: Out of order keys.", this, t, r, a), e = !1;
				break;
			}
			a = r;
		}
		if (r !== void 0 && Jo(r)) for (let t = 0, n = r.length; t !== n; ++t) {
			let n = r[t];
			if (isNaN(n)) {
				ts("KeyframeTrack: Value is not a valid number.", this, t, n), e = !1;
				break;
			}
		}
		return e;
	}
	optimize() {
		let e = this.times.slice(), t = this.values.slice(), n = this.getValueSize(), r = this.getInterpolation() === Po, i = e.length - 1, a = 1;
		for (let o = 1; o < i; ++o) {
			let i = !1, s = e[o];
			if (s !== e[o + 1] && (o !== 1 || s !== e[0])) {
				if (r) i = !0;
				else {
					let e = o * n, r = e - n, a = e + n;
					for (let o = 0; o !== n; ++o) {
						let n = t[e + o];
						if (n !== t[r + o] || n !== t[a + o]) {
							i = !0;
							break;
						}
					}
				}
			}
			if (i) {
				if (o !== a) {
					e[a] = e[o];
					let r = o * n, i = a * n;
					for (let e = 0; e !== n; ++e) t[i + e] = t[r + e];
				}
				++a;
			}
		}
		if (i > 0) {
			e[a] = e[i];
			for (let e = i * n, r = a * n, o = 0; o !== n; ++o) t[r + o] = t[e + o];
			++a;
		}
		return a === e.length ? (this.times = e, this.values = t) : (this.times = e.slice(0, a), this.values = t.slice(0, a * n)), this;
	}
	clone() {
		let e = this.times.slice(), t = this.values.slice(), n = this.constructor, r = new n(this.name, e, t);
		return r.createInterpolant = this.createInterpolant, sd(this.settings) && (r.settings = {
			inTangents: this.settings.inTangents.slice(),
			outTangents: this.settings.outTangents.slice()
		}), r;
	}
};
function _d(e, t) {
	for (let n = 0, r = e.length; n !== r; n += 2) e[n] += t;
}
function vd(e, t) {
	for (let n = 0, r = e.length; n !== r; n += 2) e[n] *= t;
}
gd.prototype.ValueTypeName = "", gd.prototype.TimeBufferType = Float32Array, gd.prototype.ValueBufferType = Float32Array, gd.prototype.DefaultInterpolation = No;
var yd = class extends gd {
	constructor(e, t, n) {
		super(e, t, n);
	}
};
yd.prototype.ValueTypeName = "bool", yd.prototype.ValueBufferType = Array, yd.prototype.DefaultInterpolation = Mo, yd.prototype.InterpolantFactoryMethodLinear = void 0, yd.prototype.InterpolantFactoryMethodSmooth = void 0;
var bd = class extends gd {
	constructor(e, t, n, r) {
		super(e, t, n, r);
	}
};
bd.prototype.ValueTypeName = "color";
var xd = class extends gd {
	constructor(e, t, n, r) {
		super(e, t, n, r);
	}
};
xd.prototype.ValueTypeName = "number";
var Sd = class extends cd {
	constructor(e, t, n, r) {
		super(e, t, n, r);
	}
	interpolate_(e, t, n, r) {
		let i = this.resultBuffer, a = this.sampleValues, o = this.valueSize, s = (n - t) / (r - t), c = e * o;
		for (let e = c + o; c !== e; c += 4) Fs.slerpFlat(i, 0, a, c - o, a, c, s);
		return i;
	}
}, Cd = class extends gd {
	constructor(e, t, n, r) {
		super(e, t, n, r);
	}
	InterpolantFactoryMethodLinear(e) {
		return new Sd(this.times, this.values, this.getValueSize(), e);
	}
};
Cd.prototype.ValueTypeName = "quaternion", Cd.prototype.InterpolantFactoryMethodSmooth = void 0;
var wd = class extends gd {
	constructor(e, t, n) {
		super(e, t, n);
	}
};
wd.prototype.ValueTypeName = "string", wd.prototype.ValueBufferType = Array, wd.prototype.DefaultInterpolation = Mo, wd.prototype.InterpolantFactoryMethodLinear = void 0, wd.prototype.InterpolantFactoryMethodSmooth = void 0;
var Td = class extends gd {
	constructor(e, t, n, r) {
		super(e, t, n, r);
	}
};
Td.prototype.ValueTypeName = "vector";
var Ed = /*@__PURE__*/ new Q(), Dd = /*@__PURE__*/ new Fs(), Od = /*@__PURE__*/ new Q(), kd = class extends Mc {
	constructor() {
		super(), this.isCamera = !0, this.type = "Camera", this.matrixWorldInverse = new ac(), this.projectionMatrix = new ac(), this.projectionMatrixInverse = new ac(), this.coordinateSystem = Ko, this._reversedDepth = !1;
	}
	get reversedDepth() {
		return this._reversedDepth;
	}
	copy(e, t) {
		return super.copy(e, t), this.matrixWorldInverse.copy(e.matrixWorldInverse), this.projectionMatrix.copy(e.projectionMatrix), this.projectionMatrixInverse.copy(e.projectionMatrixInverse), this.coordinateSystem = e.coordinateSystem, this;
	}
	getWorldDirection(e) {
		return super.getWorldDirection(e).negate();
	}
	updateMatrixWorld(e) {
		super.updateMatrixWorld(e), this.matrixWorld.decompose(Ed, Dd, Od), Od.x === 1 && Od.y === 1 && Od.z === 1 ? this.matrixWorldInverse.copy(this.matrixWorld).invert() : this.matrixWorldInverse.compose(Ed, Dd, Od.set(1, 1, 1)).invert();
	}
	updateWorldMatrix(e, t, n = !1) {
		super.updateWorldMatrix(e, t, n), this.matrixWorld.decompose(Ed, Dd, Od), Od.x === 1 && Od.y === 1 && Od.z === 1 ? this.matrixWorldInverse.copy(this.matrixWorld).invert() : this.matrixWorldInverse.compose(Ed, Dd, Od.set(1, 1, 1)).invert();
	}
	clone() {
		return new this.constructor().copy(this);
	}
}, Ad = /*@__PURE__*/ new Q(), jd = /*@__PURE__*/ new Ps(), Md = /*@__PURE__*/ new Ps(), Nd = class extends kd {
	constructor(e = 50, t = 1, n = .1, r = 2e3) {
		super(), this.isPerspectiveCamera = !0, this.type = "PerspectiveCamera", this.fov = e, this.zoom = 1, this.near = n, this.far = r, this.focus = 10, this.aspect = t, this.view = null, this.filmGauge = 35, this.filmOffset = 0, this.updateProjectionMatrix();
	}
	copy(e, t) {
		return super.copy(e, t), this.fov = e.fov, this.zoom = e.zoom, this.near = e.near, this.far = e.far, this.focus = e.focus, this.aspect = e.aspect, this.view = e.view === null ? null : Object.assign({}, e.view), this.filmGauge = e.filmGauge, this.filmOffset = e.filmOffset, this;
	}
	setFocalLength(e) {
		let t = .5 * this.getFilmHeight() / e;
		this.fov = ls * 2 * Math.atan(t), this.updateProjectionMatrix();
	}
	getFocalLength() {
		let e = Math.tan(cs * .5 * this.fov);
		return .5 * this.getFilmHeight() / e;
	}
	getEffectiveFOV() {
		return ls * 2 * Math.atan(Math.tan(cs * .5 * this.fov) / this.zoom);
	}
	getFilmWidth() {
		return this.filmGauge * Math.min(this.aspect, 1);
	}
	getFilmHeight() {
		return this.filmGauge / Math.max(this.aspect, 1);
	}
	getViewBounds(e, t, n) {
		Ad.set(-1, -1, .5).applyMatrix4(this.projectionMatrixInverse), t.set(Ad.x, Ad.y).multiplyScalar(-e / Ad.z), Ad.set(1, 1, .5).applyMatrix4(this.projectionMatrixInverse), n.set(Ad.x, Ad.y).multiplyScalar(-e / Ad.z);
	}
	getViewSize(e, t) {
		return this.getViewBounds(e, jd, Md), t.subVectors(Md, jd);
	}
	setViewOffset(e, t, n, r, i, a) {
		this.aspect = e / t, this.view === null && (this.view = {
			enabled: !0,
			fullWidth: 1,
			fullHeight: 1,
			offsetX: 0,
			offsetY: 0,
			width: 1,
			height: 1
		}), this.view.enabled = !0, this.view.fullWidth = e, this.view.fullHeight = t, this.view.offsetX = n, this.view.offsetY = r, this.view.width = i, this.view.height = a, this.updateProjectionMatrix();
	}
	clearViewOffset() {
		this.view !== null && (this.view.enabled = !1), this.updateProjectionMatrix();
	}
	updateProjectionMatrix() {
		let e = this.near, t = e * Math.tan(cs * .5 * this.fov) / this.zoom, n = 2 * t, r = this.aspect * n, i = -.5 * r, a = this.view;
		if (this.view !== null && this.view.enabled) {
			let e = a.fullWidth, o = a.fullHeight;
			i += a.offsetX * r / e, t -= a.offsetY * n / o, r *= a.width / e, n *= a.height / o;
		}
		let o = this.filmOffset;
		o !== 0 && (i += e * o / this.getFilmWidth()), this.projectionMatrix.makePerspective(i, i + r, t, t - n, e, this.far, this.coordinateSystem, this.reversedDepth), this.projectionMatrixInverse.copy(this.projectionMatrix).invert();
	}
	toJSON(e) {
		let t = super.toJSON(e);
		return t.object.fov = this.fov, t.object.zoom = this.zoom, t.object.near = this.near, t.object.far = this.far, t.object.focus = this.focus, t.object.aspect = this.aspect, this.view !== null && (t.object.view = Object.assign({}, this.view)), t.object.filmGauge = this.filmGauge, t.object.filmOffset = this.filmOffset, t;
	}
}, Pd = class extends kd {
	constructor(e = -1, t = 1, n = 1, r = -1, i = .1, a = 2e3) {
		super(), this.isOrthographicCamera = !0, this.type = "OrthographicCamera", this.zoom = 1, this.view = null, this.left = e, this.right = t, this.top = n, this.bottom = r, this.near = i, this.far = a, this.updateProjectionMatrix();
	}
	copy(e, t) {
		return super.copy(e, t), this.left = e.left, this.right = e.right, this.top = e.top, this.bottom = e.bottom, this.near = e.near, this.far = e.far, this.zoom = e.zoom, this.view = e.view === null ? null : Object.assign({}, e.view), this;
	}
	setViewOffset(e, t, n, r, i, a) {
		this.view === null && (this.view = {
			enabled: !0,
			fullWidth: 1,
			fullHeight: 1,
			offsetX: 0,
			offsetY: 0,
			width: 1,
			height: 1
		}), this.view.enabled = !0, this.view.fullWidth = e, this.view.fullHeight = t, this.view.offsetX = n, this.view.offsetY = r, this.view.width = i, this.view.height = a, this.updateProjectionMatrix();
	}
	clearViewOffset() {
		this.view !== null && (this.view.enabled = !1), this.updateProjectionMatrix();
	}
	updateProjectionMatrix() {
		let e = (this.right - this.left) / (2 * this.zoom), t = (this.top - this.bottom) / (2 * this.zoom), n = (this.right + this.left) / 2, r = (this.top + this.bottom) / 2, i = n - e, a = n + e, o = r + t, s = r - t;
		if (this.view !== null && this.view.enabled) {
			let e = (this.right - this.left) / this.view.fullWidth / this.zoom, t = (this.top - this.bottom) / this.view.fullHeight / this.zoom;
			i += e * this.view.offsetX, a = i + e * this.view.width, o -= t * this.view.offsetY, s = o - t * this.view.height;
		}
		this.projectionMatrix.makeOrthographic(i, a, o, s, this.near, this.far, this.coordinateSystem, this.reversedDepth), this.projectionMatrixInverse.copy(this.projectionMatrix).invert();
	}
	toJSON(e) {
		let t = super.toJSON(e);
		return t.object.zoom = this.zoom, t.object.left = this.left, t.object.right = this.right, t.object.top = this.top, t.object.bottom = this.bottom, t.object.near = this.near, t.object.far = this.far, this.view !== null && (t.object.view = Object.assign({}, this.view)), t;
	}
}, Fd = -90, Id = 1, Ld = class extends Mc {
	constructor(e, t, n) {
		super(), this.type = "CubeCamera", this.renderTarget = n, this.coordinateSystem = null, this.activeMipmapLevel = 0;
		let r = new Nd(Fd, Id, e, t);
		r.layers = this.layers, this.add(r);
		let i = new Nd(Fd, Id, e, t);
		i.layers = this.layers, this.add(i);
		let a = new Nd(Fd, Id, e, t);
		a.layers = this.layers, this.add(a);
		let o = new Nd(Fd, Id, e, t);
		o.layers = this.layers, this.add(o);
		let s = new Nd(Fd, Id, e, t);
		s.layers = this.layers, this.add(s);
		let c = new Nd(Fd, Id, e, t);
		c.layers = this.layers, this.add(c);
	}
	updateCoordinateSystem() {
		let e = this.coordinateSystem, t = this.children.concat(), [n, r, i, a, o, s] = t;
		for (let e of t) this.remove(e);
		if (e === 2e3) n.up.set(0, 1, 0), n.lookAt(1, 0, 0), r.up.set(0, 1, 0), r.lookAt(-1, 0, 0), i.up.set(0, 0, -1), i.lookAt(0, 1, 0), a.up.set(0, 0, 1), a.lookAt(0, -1, 0), o.up.set(0, 1, 0), o.lookAt(0, 0, 1), s.up.set(0, 1, 0), s.lookAt(0, 0, -1);
		else if (e === 2001) n.up.set(0, -1, 0), n.lookAt(-1, 0, 0), r.up.set(0, -1, 0), r.lookAt(1, 0, 0), i.up.set(0, 0, 1), i.lookAt(0, 1, 0), a.up.set(0, 0, -1), a.lookAt(0, -1, 0), o.up.set(0, -1, 0), o.lookAt(0, 0, 1), s.up.set(0, -1, 0), s.lookAt(0, 0, -1);
		else throw Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: " + e);
		for (let e of t) this.add(e), e.updateMatrixWorld();
	}
	update(e, t) {
		this.parent === null && this.updateMatrixWorld();
		let { renderTarget: n, activeMipmapLevel: r } = this;
		this.coordinateSystem !== e.coordinateSystem && (this.coordinateSystem = e.coordinateSystem, this.updateCoordinateSystem());
		let [i, a, o, s, c, l] = this.children, u = e.getRenderTarget(), d = e.getActiveCubeFace(), f = e.getActiveMipmapLevel(), p = e.xr.enabled;
		e.xr.enabled = !1;
		let m = n.texture.mipmapsAutoUpdate;
		n.texture.mipmapsAutoUpdate = !1;
		let h = !1;
		h = e.isWebGLRenderer === !0 ? e.state.buffers.depth.getReversed() : e.reversedDepthBuffer, e.setRenderTarget(n, 0, r), h && e.autoClear === !1 && e.clearDepth(), e.render(t, i), e.setRenderTarget(n, 1, r), h && e.autoClear === !1 && e.clearDepth(), e.render(t, a), e.setRenderTarget(n, 2, r), h && e.autoClear === !1 && e.clearDepth(), e.render(t, o), e.setRenderTarget(n, 3, r), h && e.autoClear === !1 && e.clearDepth(), e.render(t, s), e.setRenderTarget(n, 4, r), h && e.autoClear === !1 && e.clearDepth(), e.render(t, c), n.texture.mipmapsAutoUpdate = m, e.setRenderTarget(n, 5, r), h && e.autoClear === !1 && e.clearDepth(), e.render(t, l), e.setRenderTarget(u, d, f), e.xr.enabled = p, n.texture.needsPMREMUpdate = !0;
	}
}, Rd = class extends Nd {
	constructor(e = []) {
		super(), this.isArrayCamera = !0, this.isMultiViewCamera = !1, this.cameras = e, this.perCameraFrustumCulled = !1;
	}
}, zd = "\\[\\]\\.:\\/", Bd = /* @__PURE__ */ RegExp("[\\[\\]\\.:\\/]", "g"), Vd = "[^\\[\\]\\.:\\/]", Hd = "[^" + zd.replace("\\.", "") + "]", Ud = /*@__PURE__*/ "((?:WC+[\\/:])*)".replace("WC", Vd), Wd = /*@__PURE__*/ "(WCOD+)?".replace("WCOD", Hd), Gd = /*@__PURE__*/ "(?:\\.(WC+)(?:\\[(.+)\\])?)?".replace("WC", Vd), Kd = /*@__PURE__*/ "\\.(WC+)(?:\\[(.+)\\])?".replace("WC", Vd), qd = RegExp("^" + Ud + Wd + Gd + Kd + "$"), Jd = [
	"material",
	"materials",
	"bones",
	"map"
], Yd = class {
	constructor(e, t, n) {
		let r = n || Xd.parseTrackName(t);
		this._targetGroup = e, this._bindings = e.subscribe_(t, r);
	}
	getValue(e, t) {
		this.bind();
		let n = this._targetGroup.nCachedObjects_, r = this._bindings[n];
		r !== void 0 && r.getValue(e, t);
	}
	setValue(e, t) {
		let n = this._bindings;
		for (let r = this._targetGroup.nCachedObjects_, i = n.length; r !== i; ++r) n[r].setValue(e, t);
	}
	bind() {
		let e = this._bindings;
		for (let t = this._targetGroup.nCachedObjects_, n = e.length; t !== n; ++t) e[t].bind();
	}
	unbind() {
		let e = this._bindings;
		for (let t = this._targetGroup.nCachedObjects_, n = e.length; t !== n; ++t) e[t].unbind();
	}
}, Xd = class e {
	constructor(t, n, r) {
		this.path = n, this.parsedPath = r || e.parseTrackName(n), this.node = e.findNode(t, this.parsedPath.nodeName), this.rootNode = t, this.getValue = this._getValue_unbound, this.setValue = this._setValue_unbound;
	}
	static create(t, n, r) {
		return t && t.isAnimationObjectGroup ? new e.Composite(t, n, r) : new e(t, n, r);
	}
	static sanitizeNodeName(e) {
		return e.replace(/\s/g, "_").replace(Bd, "");
	}
	static parseTrackName(e) {
		let t = qd.exec(e);
		if (t === null) throw Error("THREE.PropertyBinding: Cannot parse trackName: " + e);
		let n = {
			nodeName: t[2],
			objectName: t[3],
			objectIndex: t[4],
			propertyName: t[5],
			propertyIndex: t[6]
		}, r = n.nodeName && n.nodeName.lastIndexOf(".");
		if (r !== void 0 && r !== -1) {
			let e = n.nodeName.substring(r + 1);
			Jd.indexOf(e) !== -1 && (n.nodeName = n.nodeName.substring(0, r), n.objectName = e);
		}
		if (n.propertyName === null || n.propertyName.length === 0) throw Error("THREE.PropertyBinding: can not parse propertyName from trackName: " + e);
		return n;
	}
	static findNode(e, t) {
		if (t === void 0 || t === "" || t === "." || t === -1 || t === e.name || t === e.uuid) return e;
		if (e.skeleton) {
			let n = e.skeleton.getBoneByName(t);
			if (n !== void 0) return n;
		}
		if (e.children) {
			let n = function(e) {
				for (let r = 0; r < e.length; r++) {
					let i = e[r];
					if (i.name === t || i.uuid === t) return i;
					let a = n(i.children);
					if (a) return a;
				}
				return null;
			}, r = n(e.children);
			if (r) return r;
		}
		return null;
	}
	_getValue_unavailable() {}
	_setValue_unavailable() {}
	_getValue_direct(e, t) {
		e[t] = this.targetObject[this.propertyName];
	}
	_getValue_array(e, t) {
		let n = this.resolvedProperty;
		for (let r = 0, i = n.length; r !== i; ++r) e[t++] = n[r];
	}
	_getValue_arrayElement(e, t) {
		e[t] = this.resolvedProperty[this.propertyIndex];
	}
	_getValue_toArray(e, t) {
		this.resolvedProperty.toArray(e, t);
	}
	_setValue_direct(e, t) {
		this.targetObject[this.propertyName] = e[t];
	}
	_setValue_direct_setNeedsUpdate(e, t) {
		this.targetObject[this.propertyName] = e[t], this.targetObject.needsUpdate = !0;
	}
	_setValue_direct_setMatrixWorldNeedsUpdate(e, t) {
		this.targetObject[this.propertyName] = e[t], this.targetObject.matrixWorldNeedsUpdate = !0;
	}
	_setValue_array(e, t) {
		let n = this.resolvedProperty;
		for (let r = 0, i = n.length; r !== i; ++r) n[r] = e[t++];
	}
	_setValue_array_setNeedsUpdate(e, t) {
		let n = this.resolvedProperty;
		for (let r = 0, i = n.length; r !== i; ++r) n[r] = e[t++];
		this.targetObject.needsUpdate = !0;
	}
	_setValue_array_setMatrixWorldNeedsUpdate(e, t) {
		let n = this.resolvedProperty;
		for (let r = 0, i = n.length; r !== i; ++r) n[r] = e[t++];
		this.targetObject.matrixWorldNeedsUpdate = !0;
	}
	_setValue_arrayElement(e, t) {
		this.resolvedProperty[this.propertyIndex] = e[t];
	}
	_setValue_arrayElement_setNeedsUpdate(e, t) {
		this.resolvedProperty[this.propertyIndex] = e[t], this.targetObject.needsUpdate = !0;
	}
	_setValue_arrayElement_setMatrixWorldNeedsUpdate(e, t) {
		this.resolvedProperty[this.propertyIndex] = e[t], this.targetObject.matrixWorldNeedsUpdate = !0;
	}
	_setValue_fromArray(e, t) {
		this.resolvedProperty.fromArray(e, t);
	}
	_setValue_fromArray_setNeedsUpdate(e, t) {
		this.resolvedProperty.fromArray(e, t), this.targetObject.needsUpdate = !0;
	}
	_setValue_fromArray_setMatrixWorldNeedsUpdate(e, t) {
		this.resolvedProperty.fromArray(e, t), this.targetObject.matrixWorldNeedsUpdate = !0;
	}
	_getValue_unbound(e, t) {
		this.bind(), this.getValue(e, t);
	}
	_setValue_unbound(e, t) {
		this.bind(), this.setValue(e, t);
	}
	bind() {
		let t = this.node, n = this.parsedPath, r = n.objectName, i = n.propertyName, a = n.propertyIndex;
		if (t || (t = e.findNode(this.rootNode, n.nodeName), this.node = t), this.getValue = this._getValue_unavailable, this.setValue = this._setValue_unavailable, !t) {
			es("PropertyBinding: No target node found for track: " + this.path + ".");
			return;
		}
		if (r) {
			let e = n.objectIndex;
			switch (r) {
				case "materials":
					if (!t.material) {
						ts("PropertyBinding: Can not bind to material as node does not have a material.", this);
						return;
					}
					if (!t.material.materials) {
						ts("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.", this);
						return;
					}
					t = t.material.materials;
					break;
				case "bones":
					if (!t.skeleton) {
						ts("PropertyBinding: Can not bind to bones as node does not have a skeleton.", this);
						return;
					}
					t = t.skeleton.bones;
					for (let n = 0; n < t.length; n++) if (t[n].name === e) {
						e = n;
						break;
					}
					break;
				case "map":
					if ("map" in t) {
						t = t.map;
						break;
					}
					if (!t.material) {
						ts("PropertyBinding: Can not bind to material as node does not have a material.", this);
						return;
					}
					if (!t.material.map) {
						ts("PropertyBinding: Can not bind to material.map as node.material does not have a map.", this);
						return;
					}
					t = t.material.map;
					break;
				default:
					if (t[r] === void 0) {
						ts("PropertyBinding: Can not bind to objectName of node undefined.", this);
						return;
					}
					t = t[r];
			}
			if (e !== void 0) {
				if (t[e] === void 0) {
					ts("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.", this, t);
					return;
				}
				t = t[e];
			}
		}
		let o = t[i];
		if (o === void 0) {
			let e = n.nodeName;
			ts("PropertyBinding: Trying to update property for track: " + e + "." + i + " but it wasn't found.", t);
			return;
		}
		let s = this.Versioning.None;
		this.targetObject = t, t.isMaterial === !0 ? s = this.Versioning.NeedsUpdate : t.isObject3D === !0 && (s = this.Versioning.MatrixWorldNeedsUpdate);
		let c = this.BindingType.Direct;
		if (a !== void 0) {
			if (i === "morphTargetInfluences") {
				if (!t.geometry) {
					ts("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.", this);
					return;
				}
				if (!t.geometry.morphAttributes) {
					ts("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.", this);
					return;
				}
				t.morphTargetDictionary[a] !== void 0 && (a = t.morphTargetDictionary[a]);
			}
			c = this.BindingType.ArrayElement, this.resolvedProperty = o, this.propertyIndex = a;
		} else o.fromArray !== void 0 && o.toArray !== void 0 ? (c = this.BindingType.HasFromToArray, this.resolvedProperty = o) : Array.isArray(o) ? (c = this.BindingType.EntireArray, this.resolvedProperty = o) : this.propertyName = i;
		this.getValue = this.GetterByBindingType[c], this.setValue = this.SetterByBindingTypeAndVersioning[c][s];
	}
	unbind() {
		this.node = null, this.getValue = this._getValue_unbound, this.setValue = this._setValue_unbound;
	}
};
Xd.Composite = Yd, Xd.prototype.BindingType = {
	Direct: 0,
	EntireArray: 1,
	ArrayElement: 2,
	HasFromToArray: 3
}, Xd.prototype.Versioning = {
	None: 0,
	NeedsUpdate: 1,
	MatrixWorldNeedsUpdate: 2
}, Xd.prototype.GetterByBindingType = [
	Xd.prototype._getValue_direct,
	Xd.prototype._getValue_array,
	Xd.prototype._getValue_arrayElement,
	Xd.prototype._getValue_toArray
], Xd.prototype.SetterByBindingTypeAndVersioning = [
	[
		Xd.prototype._setValue_direct,
		Xd.prototype._setValue_direct_setNeedsUpdate,
		Xd.prototype._setValue_direct_setMatrixWorldNeedsUpdate
	],
	[
		Xd.prototype._setValue_array,
		Xd.prototype._setValue_array_setNeedsUpdate,
		Xd.prototype._setValue_array_setMatrixWorldNeedsUpdate
	],
	[
		Xd.prototype._setValue_arrayElement,
		Xd.prototype._setValue_arrayElement_setNeedsUpdate,
		Xd.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate
	],
	[
		Xd.prototype._setValue_fromArray,
		Xd.prototype._setValue_fromArray_setNeedsUpdate,
		Xd.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate
	]
];
var Zd = class {
	constructor(e = 1, t = 0, n = 0) {
		this.radius = e, this.phi = t, this.theta = n;
	}
	set(e, t, n) {
		return this.radius = e, this.phi = t, this.theta = n, this;
	}
	copy(e) {
		return this.radius = e.radius, this.phi = e.phi, this.theta = e.theta, this;
	}
	makeSafe() {
		let e = 1e-6;
		return this.phi = ds(this.phi, e, Math.PI - e), this;
	}
	setFromVector3(e) {
		return this.setFromCartesianCoords(e.x, e.y, e.z);
	}
	setFromCartesianCoords(e, t, n) {
		return this.radius = Math.sqrt(e * e + t * t + n * n), this.radius === 0 ? (this.theta = 0, this.phi = 0) : (this.theta = Math.atan2(e, n), this.phi = Math.acos(ds(t / this.radius, -1, 1))), this;
	}
	clone() {
		return new this.constructor().copy(this);
	}
};
(class {
	static {
		this.prototype.isMatrix2 = !0;
	}
	constructor(e, t, n, r) {
		this.elements = [
			1,
			0,
			0,
			1
		], e !== void 0 && this.set(e, t, n, r);
	}
	identity() {
		return this.set(1, 0, 0, 1), this;
	}
	fromArray(e, t = 0) {
		for (let n = 0; n < 4; n++) this.elements[n] = e[n + t];
		return this;
	}
	set(e, t, n, r) {
		let i = this.elements;
		return i[0] = e, i[2] = t, i[1] = n, i[3] = r, this;
	}
});
var Qd = class extends as {
	constructor(e, t = null) {
		super(), this.object = e, this.domElement = t, this.enabled = !0, this.state = -1, this.keys = {}, this.mouseButtons = {
			LEFT: null,
			MIDDLE: null,
			RIGHT: null
		}, this.touches = {
			ONE: null,
			TWO: null
		};
	}
	connect(e) {
		this.domElement !== null && this.disconnect(), this.domElement = e;
	}
	disconnect() {}
	dispose() {}
	update() {}
};
function $d(e, t, n, r) {
	let i = ef(r);
	switch (n) {
		case za: return e * t;
		case Wa: return e * t / i.components * i.byteLength;
		case Ga: return e * t / i.components * i.byteLength;
		case Ka: return e * t * 2 / i.components * i.byteLength;
		case qa: return e * t * 2 / i.components * i.byteLength;
		case Ba: return e * t * 3 / i.components * i.byteLength;
		case Va: return e * t * 4 / i.components * i.byteLength;
		case Ja: return e * t * 4 / i.components * i.byteLength;
		case Ya:
		case Xa: return Math.floor((e + 3) / 4) * Math.floor((t + 3) / 4) * 8;
		case Za:
		case Qa: return Math.floor((e + 3) / 4) * Math.floor((t + 3) / 4) * 16;
		case eo:
		case no: return Math.max(e, 16) * Math.max(t, 8) / 4;
		case $a:
		case to: return Math.max(e, 8) * Math.max(t, 8) / 2;
		case ro:
		case io:
		case oo:
		case so: return Math.floor((e + 3) / 4) * Math.floor((t + 3) / 4) * 8;
		case ao:
		case co:
		case lo: return Math.floor((e + 3) / 4) * Math.floor((t + 3) / 4) * 16;
		case uo: return Math.floor((e + 3) / 4) * Math.floor((t + 3) / 4) * 16;
		case fo: return Math.floor((e + 4) / 5) * Math.floor((t + 3) / 4) * 16;
		case po: return Math.floor((e + 4) / 5) * Math.floor((t + 4) / 5) * 16;
		case mo: return Math.floor((e + 5) / 6) * Math.floor((t + 4) / 5) * 16;
		case ho: return Math.floor((e + 5) / 6) * Math.floor((t + 5) / 6) * 16;
		case go: return Math.floor((e + 7) / 8) * Math.floor((t + 4) / 5) * 16;
		case _o: return Math.floor((e + 7) / 8) * Math.floor((t + 5) / 6) * 16;
		case vo: return Math.floor((e + 7) / 8) * Math.floor((t + 7) / 8) * 16;
		case yo: return Math.floor((e + 9) / 10) * Math.floor((t + 4) / 5) * 16;
		case bo: return Math.floor((e + 9) / 10) * Math.floor((t + 5) / 6) * 16;
		case xo: return Math.floor((e + 9) / 10) * Math.floor((t + 7) / 8) * 16;
		case So: return Math.floor((e + 9) / 10) * Math.floor((t + 9) / 10) * 16;
		case Co: return Math.floor((e + 11) / 12) * Math.floor((t + 9) / 10) * 16;
		case wo: return Math.floor((e + 11) / 12) * Math.floor((t + 11) / 12) * 16;
		case To:
		case Eo:
		case Do: return Math.ceil(e / 4) * Math.ceil(t / 4) * 16;
		case Oo:
		case ko: return Math.ceil(e / 4) * Math.ceil(t / 4) * 8;
		case Ao:
		case jo: return Math.ceil(e / 4) * Math.ceil(t / 4) * 16;
	}
	throw Error(`Unable to determine texture byte length for ${n} format.`);
}
function ef(e) {
	switch (e) {
		case Ea:
		case Da: return {
			byteLength: 1,
			components: 1
		};
		case ka:
		case Oa:
		case Na: return {
			byteLength: 2,
			components: 1
		};
		case Pa:
		case Fa: return {
			byteLength: 2,
			components: 4
		};
		case ja:
		case Aa:
		case Ma: return {
			byteLength: 4,
			components: 1
		};
		case La:
		case Ra: return {
			byteLength: 4,
			components: 3
		};
	}
	throw Error(`THREE.TextureUtils: Unknown texture type ${e}.`);
}
typeof __THREE_DEVTOOLS__ < "u" && __THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register", { detail: { revision: "187" } })), typeof window < "u" && (window.__THREE__ ? es("WARNING: Multiple instances of Three.js being imported.") : window.__THREE__ = "187");
// node_modules/three/build/three.module.js
function tf() {
	let e = null, t = !1, n = null, r = null;
	function i(t, a) {
		r = e.requestAnimationFrame(i), n(t, a);
	}
	return {
		start: function() {
			t !== !0 && n !== null && e !== null && (r = e.requestAnimationFrame(i), t = !0);
		},
		stop: function() {
			e !== null && e.cancelAnimationFrame(r), t = !1;
		},
		setAnimationLoop: function(e) {
			n = e;
		},
		setContext: function(t) {
			e = t;
		}
	};
}
function nf(e) {
	let t = /* @__PURE__ */ new WeakMap();
	function n(t, n) {
		let r = t.array, i = t.usage, a = r.byteLength, o = e.createBuffer();
		e.bindBuffer(n, o), e.bufferData(n, r, i), t.onUploadCallback();
		let s;
		if (r instanceof Float32Array) s = e.FLOAT;
		else if (typeof Float16Array < "u" && r instanceof Float16Array) s = e.HALF_FLOAT;
		else if (r instanceof Uint16Array) s = t.isFloat16BufferAttribute ? e.HALF_FLOAT : e.UNSIGNED_SHORT;
		else if (r instanceof Int16Array) s = e.SHORT;
		else if (r instanceof Uint32Array) s = e.UNSIGNED_INT;
		else if (r instanceof Int32Array) s = e.INT;
		else if (r instanceof Int8Array) s = e.BYTE;
		else if (r instanceof Uint8Array) s = e.UNSIGNED_BYTE;
		else if (r instanceof Uint8ClampedArray) s = e.UNSIGNED_BYTE;
		else throw Error("THREE.WebGLAttributes: Unsupported buffer data format: " + r);
		return {
			buffer: o,
			type: s,
			bytesPerElement: r.BYTES_PER_ELEMENT,
			version: t.version,
			size: a
		};
	}
	function r(t, n, r) {
		let i = n.array, a = n.updateRanges;
		if (e.bindBuffer(r, t), a.length === 0) e.bufferSubData(r, 0, i);
		else {
			a.sort((e, t) => e.start - t.start);
			let t = 0;
			for (let e = 1; e < a.length; e++) {
				let n = a[t], r = a[e];
				r.start <= n.start + n.count + 1 ? n.count = Math.max(n.count, r.start + r.count - n.start) : (++t, a[t] = r);
			}
			a.length = t + 1;
			for (let t = 0, n = a.length; t < n; t++) {
				let n = a[t];
				e.bufferSubData(r, n.start * i.BYTES_PER_ELEMENT, i, n.start, n.count);
			}
			n.clearUpdateRanges();
		}
		n.onUploadCallback();
	}
	function i(e) {
		return e.isInterleavedBufferAttribute && (e = e.data), t.get(e);
	}
	function a(n) {
		n.isInterleavedBufferAttribute && (n = n.data);
		let r = t.get(n);
		r && (e.deleteBuffer(r.buffer), t.delete(n));
	}
	function o(e, i) {
		if (e.isInterleavedBufferAttribute && (e = e.data), e.isGLBufferAttribute) {
			let n = t.get(e);
			(!n || n.version < e.version) && t.set(e, {
				buffer: e.buffer,
				type: e.type,
				bytesPerElement: e.elementSize,
				version: e.version
			});
			return;
		}
		let a = t.get(e);
		if (a === void 0) t.set(e, n(e, i));
		else if (a.version < e.version) {
			if (a.size !== e.array.byteLength) throw Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");
			r(a.buffer, e, i), a.version = e.version;
		}
	}
	return {
		get: i,
		remove: a,
		update: o
	};
}
var rf = {
	alphahash_fragment: "#ifdef USE_ALPHAHASH\n	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;\n#endif",
	alphahash_pars_fragment: "#ifdef USE_ALPHAHASH\n	const float ALPHA_HASH_SCALE = 0.05;\n	float hash2D( vec2 value ) {\n		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );\n	}\n	float hash3D( vec3 value ) {\n		return hash2D( vec2( hash2D( value.xy ), value.z ) );\n	}\n	float getAlphaHashThreshold( vec3 position ) {\n		float maxDeriv = max(\n			length( dFdx( position.xyz ) ),\n			length( dFdy( position.xyz ) )\n		);\n		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );\n		vec2 pixScales = vec2(\n			exp2( floor( log2( pixScale ) ) ),\n			exp2( ceil( log2( pixScale ) ) )\n		);\n		vec2 alpha = vec2(\n			hash3D( floor( pixScales.x * position.xyz ) ),\n			hash3D( floor( pixScales.y * position.xyz ) )\n		);\n		float lerpFactor = fract( log2( pixScale ) );\n		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;\n		float a = min( lerpFactor, 1.0 - lerpFactor );\n		vec3 cases = vec3(\n			x * x / ( 2.0 * a * ( 1.0 - a ) ),\n			( x - 0.5 * a ) / ( 1.0 - a ),\n			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )\n		);\n		float threshold = ( x < ( 1.0 - a ) )\n			? ( ( x < a ) ? cases.x : cases.y )\n			: cases.z;\n		return clamp( threshold , 1.0e-6, 1.0 );\n	}\n#endif",
	alphamap_fragment: "#ifdef USE_ALPHAMAP\n	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;\n#endif",
	alphamap_pars_fragment: "#ifdef USE_ALPHAMAP\n	uniform sampler2D alphaMap;\n#endif",
	alphatest_fragment: "#ifdef USE_ALPHATEST\n	#ifdef ALPHA_TO_COVERAGE\n	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );\n	if ( diffuseColor.a == 0.0 ) discard;\n	#else\n	if ( diffuseColor.a < alphaTest ) discard;\n	#endif\n#endif",
	alphatest_pars_fragment: "#ifdef USE_ALPHATEST\n	uniform float alphaTest;\n#endif",
	aomap_fragment: "#ifdef USE_AOMAP\n	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;\n	reflectedLight.indirectDiffuse *= ambientOcclusion;\n	#if defined( USE_CLEARCOAT ) \n		clearcoatSpecularIndirect *= ambientOcclusion;\n	#endif\n	#if defined( USE_SHEEN ) \n		sheenSpecularIndirect *= ambientOcclusion;\n	#endif\n	#if defined( USE_ENVMAP ) && defined( STANDARD )\n		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );\n		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );\n	#endif\n#endif",
	aomap_pars_fragment: "#ifdef USE_AOMAP\n	uniform sampler2D aoMap;\n	uniform float aoMapIntensity;\n#endif",
	batching_pars_vertex: "#ifdef USE_BATCHING\n	#if ! defined( GL_ANGLE_multi_draw )\n	#define gl_DrawID _gl_DrawID\n	uniform int _gl_DrawID;\n	#endif\n	uniform highp sampler2D batchingTexture;\n	uniform highp usampler2D batchingIdTexture;\n	mat4 getBatchingMatrix( const in float i ) {\n		int size = textureSize( batchingTexture, 0 ).x;\n		int j = int( i ) * 4;\n		int x = j % size;\n		int y = j / size;\n		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );\n		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );\n		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );\n		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );\n		return mat4( v1, v2, v3, v4 );\n	}\n	float getIndirectIndex( const in int i ) {\n		int size = textureSize( batchingIdTexture, 0 ).x;\n		int x = i % size;\n		int y = i / size;\n		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );\n	}\n#endif\n#ifdef USE_BATCHING_COLOR\n	uniform sampler2D batchingColorTexture;\n	vec4 getBatchingColor( const in float i ) {\n		int size = textureSize( batchingColorTexture, 0 ).x;\n		int j = int( i );\n		int x = j % size;\n		int y = j / size;\n		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );\n	}\n#endif",
	batching_vertex: "#ifdef USE_BATCHING\n	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );\n#endif",
	begin_vertex: "vec3 transformed = vec3( position );\n#ifdef USE_ALPHAHASH\n	vPosition = vec3( position );\n#endif",
	beginnormal_vertex: "vec3 objectNormal = vec3( normal );\n#ifdef USE_TANGENT\n	vec3 objectTangent = vec3( tangent.xyz );\n#endif",
	bsdfs: "float G_BlinnPhong_Implicit( ) {\n	return 0.25;\n}\nfloat D_BlinnPhong( const in float shininess, const in float dotNH ) {\n	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );\n}\nvec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {\n	vec3 halfDir = normalize( lightDir + viewDir );\n	float dotNH = saturate( dot( normal, halfDir ) );\n	float dotVH = saturate( dot( viewDir, halfDir ) );\n	vec3 F = F_Schlick( specularColor, 1.0, dotVH );\n	float G = G_BlinnPhong_Implicit( );\n	float D = D_BlinnPhong( shininess, dotNH );\n	return F * ( G * D );\n} // validated",
	iridescence_fragment: "#ifdef USE_IRIDESCENCE\n	const mat3 XYZ_TO_REC709 = mat3(\n		 3.2404542, -0.9692660,  0.0556434,\n		-1.5371385,  1.8760108, -0.2040259,\n		-0.4985314,  0.0415560,  1.0572252\n	);\n	vec3 Fresnel0ToIor( vec3 fresnel0 ) {\n		vec3 sqrtF0 = sqrt( fresnel0 );\n		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );\n	}\n	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {\n		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );\n	}\n	float IorToFresnel0( float transmittedIor, float incidentIor ) {\n		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));\n	}\n	vec3 evalSensitivity( float OPD, vec3 shift ) {\n		float phase = 2.0 * PI * OPD * 1.0e-9;\n		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );\n		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );\n		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );\n		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );\n		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );\n		xyz /= 1.0685e-7;\n		vec3 rgb = XYZ_TO_REC709 * xyz;\n		return rgb;\n	}\n	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {\n		vec3 I;\n		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );\n		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );\n		float cosTheta2Sq = 1.0 - sinTheta2Sq;\n		if ( cosTheta2Sq < 0.0 ) {\n			return vec3( 1.0 );\n		}\n		float cosTheta2 = sqrt( cosTheta2Sq );\n		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );\n		float R12 = F_Schlick( R0, 1.0, cosTheta1 );\n		float T121 = 1.0 - R12;\n		float phi12 = 0.0;\n		if ( iridescenceIOR < outsideIOR ) phi12 = PI;\n		float phi21 = PI - phi12;\n		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );\n		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );\n		vec3 phi23 = vec3( 0.0 );\n		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;\n		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;\n		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;\n		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;\n		vec3 phi = vec3( phi21 ) + phi23;\n		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );\n		vec3 r123 = sqrt( R123 );\n		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );\n		vec3 C0 = R12 + Rs;\n		I = C0;\n		vec3 Cm = Rs - T121;\n		for ( int m = 1; m <= 2; ++ m ) {\n			Cm *= r123;\n			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );\n			I += Cm * Sm;\n		}\n		return max( I, vec3( 0.0 ) );\n	}\n#endif",
	bumpmap_pars_fragment: "#ifdef USE_BUMPMAP\n	uniform sampler2D bumpMap;\n	uniform float bumpScale;\n	vec2 dHdxy_fwd() {\n		vec2 dSTdx = dFdx( vBumpMapUv );\n		vec2 dSTdy = dFdy( vBumpMapUv );\n		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;\n		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;\n		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;\n		return vec2( dBx, dBy );\n	}\n	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {\n		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );\n		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );\n		vec3 vN = surf_norm;\n		vec3 R1 = cross( vSigmaY, vN );\n		vec3 R2 = cross( vN, vSigmaX );\n		float fDet = dot( vSigmaX, R1 ) * faceDirection;\n		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );\n		return normalize( abs( fDet ) * surf_norm - vGrad );\n	}\n#endif",
	clipping_planes_fragment: "#if NUM_CLIPPING_PLANES > 0\n	vec4 plane;\n	#ifdef ALPHA_TO_COVERAGE\n		float distanceToPlane, distanceGradient;\n		float clipOpacity = 1.0;\n		#pragma unroll_loop_start\n		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {\n			plane = clippingPlanes[ i ];\n			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;\n			distanceGradient = fwidth( distanceToPlane ) / 2.0;\n			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );\n			if ( clipOpacity == 0.0 ) discard;\n		}\n		#pragma unroll_loop_end\n		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES\n			float unionClipOpacity = 1.0;\n			#pragma unroll_loop_start\n			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {\n				plane = clippingPlanes[ i ];\n				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;\n				distanceGradient = fwidth( distanceToPlane ) / 2.0;\n				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );\n			}\n			#pragma unroll_loop_end\n			clipOpacity *= 1.0 - unionClipOpacity;\n		#endif\n		diffuseColor.a *= clipOpacity;\n		if ( diffuseColor.a == 0.0 ) discard;\n	#else\n		#pragma unroll_loop_start\n		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {\n			plane = clippingPlanes[ i ];\n			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;\n		}\n		#pragma unroll_loop_end\n		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES\n			bool clipped = true;\n			#pragma unroll_loop_start\n			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {\n				plane = clippingPlanes[ i ];\n				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;\n			}\n			#pragma unroll_loop_end\n			if ( clipped ) discard;\n		#endif\n	#endif\n#endif",
	clipping_planes_pars_fragment: "#if NUM_CLIPPING_PLANES > 0\n	varying vec3 vClipPosition;\n	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];\n#endif",
	clipping_planes_pars_vertex: "#if NUM_CLIPPING_PLANES > 0\n	varying vec3 vClipPosition;\n#endif",
	clipping_planes_vertex: "#if NUM_CLIPPING_PLANES > 0\n	vClipPosition = - mvPosition.xyz;\n#endif",
	color_fragment: "#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )\n	diffuseColor *= vColor;\n#endif",
	color_pars_fragment: "#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )\n	varying vec4 vColor;\n#endif",
	color_pars_vertex: "#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )\n	varying vec4 vColor;\n#endif",
	color_vertex: "#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )\n	vColor = vec4( 1.0 );\n#endif\n#ifdef USE_COLOR_ALPHA\n	vColor *= color;\n#elif defined( USE_COLOR )\n	vColor.rgb *= color;\n#endif\n#ifdef USE_INSTANCING_COLOR\n	vColor.rgb *= instanceColor.rgb;\n#endif\n#ifdef USE_BATCHING_COLOR\n	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );\n#endif",
	common: "#define PI 3.141592653589793\n#define PI2 6.283185307179586\n#define PI_HALF 1.5707963267948966\n#define RECIPROCAL_PI 0.3183098861837907\n#define RECIPROCAL_PI2 0.15915494309189535\n#define EPSILON 1e-6\n#ifndef saturate\n#define saturate( a ) clamp( a, 0.0, 1.0 )\n#endif\n#define whiteComplement( a ) ( 1.0 - saturate( a ) )\nfloat pow2( const in float x ) { return x*x; }\nvec3 pow2( const in vec3 x ) { return x*x; }\nfloat pow3( const in float x ) { return x*x*x; }\nfloat pow4( const in float x ) { float x2 = x*x; return x2*x2; }\nfloat max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }\nfloat average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }\nhighp float rand( const in vec2 uv ) {\n	const highp float a = 12.9898, b = 78.233, c = 43758.5453;\n	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );\n	return fract( sin( sn ) * c );\n}\n#ifdef HIGH_PRECISION\n	float precisionSafeLength( vec3 v ) { return length( v ); }\n#else\n	float precisionSafeLength( vec3 v ) {\n		float maxComponent = max3( abs( v ) );\n		return length( v / maxComponent ) * maxComponent;\n	}\n#endif\nstruct IncidentLight {\n	vec3 color;\n	vec3 direction;\n	bool visible;\n};\nstruct ReflectedLight {\n	vec3 directDiffuse;\n	vec3 directSpecular;\n	vec3 indirectDiffuse;\n	vec3 indirectSpecular;\n};\n#ifdef USE_ALPHAHASH\n	varying vec3 vPosition;\n#endif\nvec3 transformDirection( in vec3 dir, in mat4 matrix ) {\n	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );\n}\n#define inverseTransformDirection transformDirectionByInverseViewMatrix\nvec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {\n	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );\n}\nvec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {\n	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );\n}\nbool isPerspectiveMatrix( mat4 m ) {\n	return m[ 2 ][ 3 ] == - 1.0;\n}\nvec2 equirectUv( in vec3 dir ) {\n	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;\n	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;\n	return vec2( u, v );\n}\nvec3 BRDF_Lambert( const in vec3 diffuseColor ) {\n	return RECIPROCAL_PI * diffuseColor;\n}\nvec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {\n	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );\n	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );\n}\nfloat F_Schlick( const in float f0, const in float f90, const in float dotVH ) {\n	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );\n	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );\n} // validated",
	defaultnormal_vertex: "vec3 transformedNormal = objectNormal;\n#ifdef USE_TANGENT\n	vec3 transformedTangent = objectTangent;\n#endif\n#ifdef USE_BATCHING\n	mat3 bm = mat3( batchingMatrix );\n	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );\n	transformedNormal = bm * transformedNormal;\n	#ifdef USE_TANGENT\n		transformedTangent = bm * transformedTangent;\n	#endif\n#endif\n#ifdef USE_INSTANCING\n	mat3 im = mat3( instanceMatrix );\n	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );\n	transformedNormal = im * transformedNormal;\n	#ifdef USE_TANGENT\n		transformedTangent = im * transformedTangent;\n	#endif\n#endif\ntransformedNormal = normalMatrix * transformedNormal;\n#ifdef FLIP_SIDED\n	transformedNormal = - transformedNormal;\n#endif\n#ifdef USE_TANGENT\n	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;\n#endif",
	displacementmap_pars_vertex: "#ifdef USE_DISPLACEMENTMAP\n	uniform sampler2D displacementMap;\n	uniform float displacementScale;\n	uniform float displacementBias;\n#endif",
	displacementmap_vertex: "#ifdef USE_DISPLACEMENTMAP\n	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );\n#endif",
	emissivemap_fragment: "#ifdef USE_EMISSIVEMAP\n	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );\n	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE\n		emissiveColor = sRGBTransferEOTF( emissiveColor );\n	#endif\n	totalEmissiveRadiance *= emissiveColor.rgb;\n#endif",
	emissivemap_pars_fragment: "#ifdef USE_EMISSIVEMAP\n	uniform sampler2D emissiveMap;\n#endif",
	colorspace_fragment: "gl_FragColor = linearToOutputTexel( gl_FragColor );",
	colorspace_pars_fragment: "vec4 LinearTransferOETF( in vec4 value ) {\n	return value;\n}\nvec4 sRGBTransferEOTF( in vec4 value ) {\n	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );\n}\nvec4 sRGBTransferOETF( in vec4 value ) {\n	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );\n}",
	envmap_fragment: "#ifdef USE_ENVMAP\n	#ifdef ENV_WORLDPOS\n		vec3 cameraToFrag;\n		if ( isOrthographic ) {\n			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );\n		} else {\n			cameraToFrag = normalize( vWorldPosition - cameraPosition );\n		}\n		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );\n		#ifdef ENVMAP_MODE_REFLECTION\n			vec3 reflectVec = reflect( cameraToFrag, worldNormal );\n		#else\n			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );\n		#endif\n	#else\n		vec3 reflectVec = vReflect;\n	#endif\n	#ifdef ENVMAP_TYPE_CUBE\n		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );\n		#ifdef ENVMAP_BLENDING_MULTIPLY\n			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );\n		#elif defined( ENVMAP_BLENDING_MIX )\n			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );\n		#elif defined( ENVMAP_BLENDING_ADD )\n			outgoingLight += envColor.xyz * specularStrength * reflectivity;\n		#endif\n	#endif\n#endif",
	envmap_common_pars_fragment: "#ifdef USE_ENVMAP\n	uniform float envMapIntensity;\n	uniform mat3 envMapRotation;\n	uniform samplerCube envMap;\n	#ifdef ENVMAP_TYPE_PMREM\n		float roughnessToMip( const in float roughness ) {\n			float r = clamp( roughness, 0.0, 1.0 );\n			return ENVMAP_MAX_LOD * r * ( 2.0 - r );\n		}\n	#endif\n#endif",
	envmap_pars_fragment: "#ifdef USE_ENVMAP\n	uniform float reflectivity;\n	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )\n		#define ENV_WORLDPOS\n	#endif\n	#ifdef ENV_WORLDPOS\n		varying vec3 vWorldPosition;\n		uniform float refractionRatio;\n	#else\n		varying vec3 vReflect;\n	#endif\n#endif",
	envmap_pars_vertex: "#ifdef USE_ENVMAP\n	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )\n		#define ENV_WORLDPOS\n	#endif\n	#ifdef ENV_WORLDPOS\n		\n		varying vec3 vWorldPosition;\n	#else\n		varying vec3 vReflect;\n		uniform float refractionRatio;\n	#endif\n#endif",
	envmap_physical_pars_fragment: "#ifdef USE_ENVMAP\n	vec3 getIBLIrradiance( const in vec3 normal ) {\n		#ifdef ENVMAP_TYPE_PMREM\n			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );\n			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );\n			return PI * envMapColor.rgb * envMapIntensity;\n		#else\n			return vec3( 0.0 );\n		#endif\n	}\n	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {\n		#ifdef ENVMAP_TYPE_PMREM\n			vec3 reflectVec = reflect( - viewDir, normal );\n			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );\n			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );\n			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );\n			return envMapColor.rgb * envMapIntensity;\n		#else\n			return vec3( 0.0 );\n		#endif\n	}\n	#ifdef USE_RETROREFLECTION\n		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {\n			#ifdef ENVMAP_TYPE_PMREM\n				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );\n				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );\n				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );\n				return envMapColor.rgb * envMapIntensity;\n			#else\n				return vec3( 0.0 );\n			#endif\n		}\n	#endif\n	#ifdef USE_ANISOTROPY\n		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {\n			#ifdef ENVMAP_TYPE_PMREM\n				vec3 bentNormal = cross( bitangent, viewDir );\n				bentNormal = normalize( cross( bentNormal, bitangent ) );\n				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );\n				return getIBLRadiance( viewDir, bentNormal, roughness );\n			#else\n				return vec3( 0.0 );\n			#endif\n		}\n		#ifdef USE_RETROREFLECTION\n			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {\n				#ifdef ENVMAP_TYPE_PMREM\n					vec3 bentNormal = cross( bitangent, viewDir );\n					bentNormal = normalize( cross( bentNormal, bitangent ) );\n					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );\n					return getIBLRetroRadiance( viewDir, bentNormal, roughness );\n				#else\n					return vec3( 0.0 );\n				#endif\n			}\n		#endif\n	#endif\n#endif",
	envmap_vertex: "#ifdef USE_ENVMAP\n	#ifdef ENV_WORLDPOS\n		vWorldPosition = worldPosition.xyz;\n	#else\n		vec3 cameraToVertex;\n		if ( isOrthographic ) {\n			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );\n		} else {\n			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );\n		}\n		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );\n		#ifdef ENVMAP_MODE_REFLECTION\n			vReflect = reflect( cameraToVertex, worldNormal );\n		#else\n			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );\n		#endif\n	#endif\n#endif",
	fog_vertex: "#ifdef USE_FOG\n	vFogDepth = - mvPosition.z;\n#endif",
	fog_pars_vertex: "#ifdef USE_FOG\n	varying float vFogDepth;\n#endif",
	fog_fragment: "#ifdef USE_FOG\n	#ifdef FOG_EXP2\n		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );\n	#else\n		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );\n	#endif\n	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );\n#endif",
	fog_pars_fragment: "#ifdef USE_FOG\n	uniform vec3 fogColor;\n	varying float vFogDepth;\n	#ifdef FOG_EXP2\n		uniform float fogDensity;\n	#else\n		uniform float fogNear;\n		uniform float fogFar;\n	#endif\n#endif",
	gradientmap_pars_fragment: "#ifdef USE_GRADIENTMAP\n	uniform sampler2D gradientMap;\n#endif\nvec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {\n	float dotNL = dot( normal, lightDirection );\n	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );\n	#ifdef USE_GRADIENTMAP\n		return vec3( texture2D( gradientMap, coord ).r );\n	#else\n		vec2 fw = fwidth( coord ) * 0.5;\n		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );\n	#endif\n}",
	lightmap_pars_fragment: "#ifdef USE_LIGHTMAP\n	uniform sampler2D lightMap;\n	uniform float lightMapIntensity;\n#endif",
	lights_lambert_fragment: "LambertMaterial material;\nmaterial.diffuseColor = diffuseColor.rgb;\nmaterial.specularStrength = specularStrength;",
	lights_lambert_pars_fragment: "varying vec3 vViewPosition;\nstruct LambertMaterial {\n	vec3 diffuseColor;\n	float specularStrength;\n};\nvoid RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {\n	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );\n	vec3 irradiance = dotNL * directLight.color;\n	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );\n}\nvoid RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {\n	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );\n}\n#define RE_Direct				RE_Direct_Lambert\n#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert",
	lights_pars_begin: "uniform bool receiveShadow;\nuniform vec3 ambientLightColor;\n#if defined( USE_LIGHT_PROBES )\n	uniform vec3 lightProbe[ 9 ];\n#endif\nvec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {\n	float x = normal.x, y = normal.y, z = normal.z;\n	vec3 result = shCoefficients[ 0 ] * 0.886227;\n	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;\n	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;\n	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;\n	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;\n	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;\n	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );\n	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;\n	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );\n	return result;\n}\nvec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {\n	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );\n	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );\n	return irradiance;\n}\nvec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {\n	vec3 irradiance = ambientLightColor;\n	return irradiance;\n}\nfloat getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {\n	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );\n	if ( cutoffDistance > 0.0 ) {\n		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );\n	}\n	return distanceFalloff;\n}\nfloat getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {\n	return smoothstep( coneCosine, penumbraCosine, angleCosine );\n}\n#if NUM_SUN_LIGHTS > 0\n	struct SunLight {\n		vec3 direction;\n		vec3 color;\n	};\n	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];\n	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {\n		light.color = sunLight.color;\n		light.direction = sunLight.direction;\n		light.visible = true;\n	}\n#endif\n#if NUM_DIR_LIGHTS > 0\n	struct DirectionalLight {\n		vec3 direction;\n		vec3 color;\n	};\n	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];\n	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {\n		light.color = directionalLight.color;\n		light.direction = directionalLight.direction;\n		light.visible = true;\n	}\n#endif\n#if NUM_POINT_LIGHTS > 0\n	struct PointLight {\n		vec3 position;\n		vec3 color;\n		float distance;\n		float decay;\n	};\n	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];\n	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {\n		vec3 lVector = pointLight.position - geometryPosition;\n		light.direction = normalize( lVector );\n		float lightDistance = length( lVector );\n		light.color = pointLight.color;\n		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );\n		light.visible = ( light.color != vec3( 0.0 ) );\n	}\n#endif\n#if NUM_SPOT_LIGHTS > 0\n	struct SpotLight {\n		vec3 position;\n		vec3 direction;\n		vec3 color;\n		float distance;\n		float decay;\n		float coneCos;\n		float penumbraCos;\n	};\n	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];\n	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {\n		vec3 lVector = spotLight.position - geometryPosition;\n		light.direction = normalize( lVector );\n		float angleCos = dot( light.direction, spotLight.direction );\n		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );\n		if ( spotAttenuation > 0.0 ) {\n			float lightDistance = length( lVector );\n			light.color = spotLight.color * spotAttenuation;\n			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );\n			light.visible = ( light.color != vec3( 0.0 ) );\n		} else {\n			light.color = vec3( 0.0 );\n			light.visible = false;\n		}\n	}\n#endif\n#if NUM_RECT_AREA_LIGHTS > 0\n	struct RectAreaLight {\n		vec3 color;\n		vec3 position;\n		vec3 halfWidth;\n		vec3 halfHeight;\n	};\n	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;\n	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];\n#endif\n#if NUM_HEMI_LIGHTS > 0\n	struct HemisphereLight {\n		vec3 direction;\n		vec3 skyColor;\n		vec3 groundColor;\n	};\n	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];\n	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {\n		float dotNL = dot( normal, hemiLight.direction );\n		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;\n		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );\n		return irradiance;\n	}\n#endif\n#include <lightprobes_pars_fragment>",
	lights_toon_fragment: "ToonMaterial material;\nmaterial.diffuseColor = diffuseColor.rgb;",
	lights_toon_pars_fragment: "varying vec3 vViewPosition;\nstruct ToonMaterial {\n	vec3 diffuseColor;\n};\nvoid RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {\n	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;\n	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );\n}\nvoid RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {\n	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );\n}\n#define RE_Direct				RE_Direct_Toon\n#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon",
	lights_phong_fragment: "BlinnPhongMaterial material;\nmaterial.diffuseColor = diffuseColor.rgb;\nmaterial.specularColor = specular;\nmaterial.specularShininess = shininess;\nmaterial.specularStrength = specularStrength;",
	lights_phong_pars_fragment: "varying vec3 vViewPosition;\nstruct BlinnPhongMaterial {\n	vec3 diffuseColor;\n	vec3 specularColor;\n	float specularShininess;\n	float specularStrength;\n};\nvoid RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {\n	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );\n	vec3 irradiance = dotNL * directLight.color;\n	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );\n	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;\n}\nvoid RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {\n	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );\n}\n#define RE_Direct				RE_Direct_BlinnPhong\n#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong",
	lights_physical_fragment: "PhysicalMaterial material;\nmaterial.diffuseColor = diffuseColor.rgb;\nmaterial.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );\nmaterial.metalness = metalnessFactor;\nvec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );\nfloat geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );\nmaterial.roughness = max( roughnessFactor, 0.045 );\nmaterial.roughness += geometryRoughness;\nmaterial.roughness = min( material.roughness, 1.0 );\n#ifdef USE_DIFFUSE_ROUGHNESS\n	float diffuseRoughnessFactor = diffuseRoughness;\n	#ifdef USE_DIFFUSE_ROUGHNESSMAP\n		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;\n	#endif\n	material.diffuseRoughness = saturate( diffuseRoughnessFactor );\n#endif\n#ifdef IOR\n	material.ior = ior;\n	#ifdef USE_SPECULAR\n		float specularIntensityFactor = specularIntensity;\n		vec3 specularColorFactor = specularColor;\n		#ifdef USE_SPECULAR_COLORMAP\n			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;\n		#endif\n		#ifdef USE_SPECULAR_INTENSITYMAP\n			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;\n		#endif\n		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );\n	#else\n		float specularIntensityFactor = 1.0;\n		vec3 specularColorFactor = vec3( 1.0 );\n		material.specularF90 = 1.0;\n	#endif\n	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;\n	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );\n#else\n	material.specularColor = vec3( 0.04 );\n	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );\n	material.specularF90 = 1.0;\n#endif\n#ifdef USE_CLEARCOAT\n	material.clearcoat = clearcoat;\n	material.clearcoatRoughness = clearcoatRoughness;\n	material.clearcoatF0 = vec3( 0.04 );\n	material.clearcoatF90 = 1.0;\n	#ifdef USE_CLEARCOATMAP\n		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;\n	#endif\n	#ifdef USE_CLEARCOAT_ROUGHNESSMAP\n		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;\n	#endif\n	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );\n	material.clearcoatRoughness += geometryRoughness;\n	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );\n#endif\n#ifdef USE_DISPERSION\n	material.dispersion = dispersion;\n#endif\n#ifdef USE_RETROREFLECTION\n	material.retroreflectivity = retroreflectivity;\n#endif\n#ifdef USE_IRIDESCENCE\n	material.iridescence = iridescence;\n	material.iridescenceIOR = iridescenceIOR;\n	#ifdef USE_IRIDESCENCEMAP\n		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;\n	#endif\n	#ifdef USE_IRIDESCENCE_THICKNESSMAP\n		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;\n	#else\n		material.iridescenceThickness = iridescenceThicknessMaximum;\n	#endif\n#endif\n#ifdef USE_SHEEN\n	material.sheenColor = sheenColor;\n	#ifdef USE_SHEEN_COLORMAP\n		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;\n	#endif\n	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );\n	#ifdef USE_SHEEN_ROUGHNESSMAP\n		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;\n	#endif\n#endif\n#ifdef USE_ANISOTROPY\n	#ifdef USE_ANISOTROPYMAP\n		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );\n		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;\n		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;\n	#else\n		vec2 anisotropyV = anisotropyVector;\n	#endif\n	material.anisotropy = length( anisotropyV );\n	if( material.anisotropy == 0.0 ) {\n		anisotropyV = vec2( 1.0, 0.0 );\n	} else {\n		anisotropyV /= material.anisotropy;\n		material.anisotropy = saturate( material.anisotropy );\n	}\n	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );\n	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;\n	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;\n#endif",
	lights_physical_pars_fragment: "uniform sampler2D dfgLUT;\nstruct PhysicalMaterial {\n	vec3 diffuseColor;\n	vec3 diffuseContribution;\n	vec3 specularColor;\n	vec3 specularColorBlended;\n	float roughness;\n	float metalness;\n	float specularF90;\n	float dispersion;\n	vec2 dfg;\n	vec3 multiScatteringCompensation;\n	#ifdef USE_DIFFUSE_ROUGHNESS\n		float diffuseRoughness;\n	#endif\n	#ifdef USE_RETROREFLECTION\n		float retroreflectivity;\n	#endif\n	#ifdef USE_CLEARCOAT\n		float clearcoat;\n		float clearcoatRoughness;\n		vec3 clearcoatF0;\n		float clearcoatF90;\n	#endif\n	#ifdef USE_IRIDESCENCE\n		float iridescence;\n		float iridescenceIOR;\n		float iridescenceThickness;\n		vec3 iridescenceFresnel;\n		vec3 iridescenceF0Dielectric;\n		vec3 iridescenceF0Metallic;\n	#endif\n	#ifdef USE_SHEEN\n		vec3 sheenColor;\n		float sheenRoughness;\n	#endif\n	#ifdef IOR\n		float ior;\n	#endif\n	#ifdef USE_TRANSMISSION\n		float transmission;\n		float transmissionAlpha;\n		float thickness;\n		float attenuationDistance;\n		vec3 attenuationColor;\n	#endif\n	#ifdef USE_ANISOTROPY\n		float anisotropy;\n		float alphaT;\n		vec3 anisotropyT;\n		vec3 anisotropyB;\n	#endif\n};\nvec3 clearcoatSpecularDirect = vec3( 0.0 );\nvec3 clearcoatSpecularIndirect = vec3( 0.0 );\nvec3 sheenSpecularDirect = vec3( 0.0 );\nvec3 sheenSpecularIndirect = vec3(0.0 );\nvec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {\n    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );\n    float x2 = x * x;\n    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );\n    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );\n}\n#ifdef USE_DIFFUSE_ROUGHNESS\n	const float EON_EPSILON = 1e-7;\n	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {\n		float muComp = 1.0 - mu;\n		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );\n		return A * ( 1.0 + roughness * gOverPi );\n	}\n	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {\n		vec3 rho = saturate( diffuseColor );\n		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );\n		float dotNL = saturate( dot( normal, lightDir ) );\n		float dotNV = saturate( dot( normal, viewDir ) );\n		float s = dot( lightDir, viewDir ) - dotNL * dotNV;\n		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;\n		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );\n		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );\n		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );\n		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );\n		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );\n		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );\n		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI\n			* max( EON_EPSILON, 1.0 - albedoV )\n			* max( EON_EPSILON, 1.0 - albedoL )\n			/ max( EON_EPSILON, 1.0 - averageAlbedo );\n		return singleScatter + multiScatter;\n	}\n	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {\n		vec3 rho = saturate( diffuseColor );\n		if ( roughness <= EON_EPSILON ) return rho;\n		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );\n		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );\n		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );\n		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );\n		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );\n	}\n#endif\nfloat V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {\n	float a2 = pow2( alpha );\n	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );\n	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );\n	return 0.5 / max( gv + gl, EPSILON );\n}\nfloat D_GGX( const in float alpha, const in float dotNH ) {\n	float a2 = pow2( alpha );\n	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;\n	return RECIPROCAL_PI * a2 / pow2( denom );\n}\n#ifdef USE_ANISOTROPY\n	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {\n		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );\n		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );\n		return 0.5 / max( gv + gl, EPSILON );\n	}\n	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {\n		float a2 = alphaT * alphaB;\n		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );\n		highp float v2 = dot( v, v );\n		float w2 = a2 / v2;\n		return RECIPROCAL_PI * a2 * pow2 ( w2 );\n	}\n#endif\n#ifdef USE_CLEARCOAT\n	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {\n		vec3 f0 = material.clearcoatF0;\n		float f90 = material.clearcoatF90;\n		float roughness = max( material.clearcoatRoughness, 0.045 );\n		float alpha = pow2( roughness );\n		vec3 halfDir = normalize( lightDir + viewDir );\n		float dotNL = saturate( dot( normal, lightDir ) );\n		float dotNV = saturate( dot( normal, viewDir ) );\n		float dotNH = saturate( dot( normal, halfDir ) );\n		float dotVH = saturate( dot( viewDir, halfDir ) );\n		vec3 F = F_Schlick( f0, f90, dotVH );\n		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );\n		float D = D_GGX( alpha, dotNH );\n		return F * ( V * D );\n	}\n#endif\nvec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {\n	vec3 f0 = material.specularColorBlended;\n	float f90 = material.specularF90;\n	float roughness = max( material.roughness, 0.045 );\n	float alpha = pow2( roughness );\n	vec3 halfDir = normalize( lightDir + viewDir );\n	float dotNL = saturate( dot( normal, lightDir ) );\n	float dotNV = saturate( dot( normal, viewDir ) );\n	float dotNH = saturate( dot( normal, halfDir ) );\n	float dotVH = saturate( dot( viewDir, halfDir ) );\n	vec3 F = F_Schlick( f0, f90, dotVH );\n	#ifdef USE_IRIDESCENCE\n		F = mix( F, material.iridescenceFresnel, material.iridescence );\n	#endif\n	#ifdef USE_ANISOTROPY\n		float dotTL = dot( material.anisotropyT, lightDir );\n		float dotTV = dot( material.anisotropyT, viewDir );\n		float dotTH = dot( material.anisotropyT, halfDir );\n		float dotBL = dot( material.anisotropyB, lightDir );\n		float dotBV = dot( material.anisotropyB, viewDir );\n		float dotBH = dot( material.anisotropyB, halfDir );\n		float alphaT = max( material.alphaT, alpha );\n		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );\n		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );\n	#else\n		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );\n		float D = D_GGX( alpha, dotNH );\n	#endif\n	return F * ( V * D );\n}\nvec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {\n	const float LUT_SIZE = 64.0;\n	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;\n	const float LUT_BIAS = 0.5 / LUT_SIZE;\n	float dotNV = saturate( dot( N, V ) );\n	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );\n	uv = uv * LUT_SCALE + LUT_BIAS;\n	return uv;\n}\nfloat LTC_ClippedSphereFormFactor( const in vec3 f ) {\n	float l = length( f );\n	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );\n}\nvec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {\n	float x = dot( v1, v2 );\n	float y = abs( x );\n	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;\n	float b = 3.4175940 + ( 4.1616724 + y ) * y;\n	float v = a / b;\n	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;\n	return cross( v1, v2 ) * theta_sintheta;\n}\nvec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {\n	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];\n	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];\n	vec3 lightNormal = cross( v1, v2 );\n	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );\n	vec3 T1, T2;\n	T1 = normalize( V - N * dot( V, N ) );\n	T2 = - cross( N, T1 );\n	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );\n	vec3 coords[ 4 ];\n	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );\n	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );\n	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );\n	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );\n	coords[ 0 ] = normalize( coords[ 0 ] );\n	coords[ 1 ] = normalize( coords[ 1 ] );\n	coords[ 2 ] = normalize( coords[ 2 ] );\n	coords[ 3 ] = normalize( coords[ 3 ] );\n	vec3 vectorFormFactor = vec3( 0.0 );\n	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );\n	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );\n	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );\n	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );\n	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );\n	return vec3( result );\n}\n#if defined( USE_SHEEN )\nfloat D_Charlie( float roughness, float dotNH ) {\n	float alpha = pow2( roughness );\n	float invAlpha = 1.0 / alpha;\n	float cos2h = dotNH * dotNH;\n	float sin2h = max( 1.0 - cos2h, 0.0078125 );\n	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );\n}\nfloat V_Neubelt( float dotNV, float dotNL ) {\n	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );\n}\nvec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {\n	vec3 halfDir = normalize( lightDir + viewDir );\n	float dotNL = saturate( dot( normal, lightDir ) );\n	float dotNV = saturate( dot( normal, viewDir ) );\n	float dotNH = saturate( dot( normal, halfDir ) );\n	float D = D_Charlie( sheenRoughness, dotNH );\n	float V = V_Neubelt( dotNV, dotNL );\n	return sheenColor * ( D * V );\n}\n#endif\nfloat IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {\n	float dotNV = saturate( dot( normal, viewDir ) );\n	float r2 = roughness * roughness;\n	float rInv = 1.0 / ( roughness + 0.1 );\n	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;\n	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;\n	float DG = exp( a * dotNV + b );\n	return saturate( DG );\n}\nvec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {\n	float dotNV = saturate( dot( normal, viewDir ) );\n	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;\n	return specularColor * fab.x + specularF90 * fab.y;\n}\n#ifdef USE_IRIDESCENCE\nvoid computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {\n#else\nvoid computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {\n#endif\n	#ifdef USE_IRIDESCENCE\n		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );\n	#else\n		vec3 Fr = specularColor;\n	#endif\n	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;\n	float Ess = fab.x + fab.y;\n	float Ems = 1.0 - Ess;\n	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );\n	singleScatter += FssEss;\n	multiScatter += Fms * Ems;\n}\n#if NUM_RECT_AREA_LIGHTS > 0\n	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {\n		vec3 normal = geometryNormal;\n		vec3 viewDir = geometryViewDir;\n		vec3 position = geometryPosition;\n		vec3 lightPos = rectAreaLight.position;\n		vec3 halfWidth = rectAreaLight.halfWidth;\n		vec3 halfHeight = rectAreaLight.halfHeight;\n		vec3 lightColor = rectAreaLight.color;\n		float roughness = material.roughness;\n		vec3 rectCoords[ 4 ];\n		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;\n		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;\n		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;\n		vec2 uv = LTC_Uv( normal, viewDir, roughness );\n		vec4 t1 = texture2D( ltc_1, uv );\n		vec4 t2 = texture2D( ltc_2, uv );\n		mat3 mInv = mat3(\n			vec3( t1.x, 0, t1.y ),\n			vec3(    0, 1,    0 ),\n			vec3( t1.z, 0, t1.w )\n		);\n		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );\n		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );\n		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );\n		#ifdef USE_CLEARCOAT\n			vec3 Ncc = geometryClearcoatNormal;\n			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );\n			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );\n			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );\n			mat3 mInvClearcoat = mat3(\n				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),\n				vec3(             0, 1,             0 ),\n				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )\n			);\n			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;\n			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );\n		#endif\n	}\n#endif\nvoid RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {\n	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );\n	vec3 irradiance = dotNL * directLight.color;\n	#ifdef USE_CLEARCOAT\n		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );\n		vec3 ccIrradiance = dotNLcc * directLight.color;\n		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );\n	#endif\n	#ifdef USE_SHEEN\n \n 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );\n \n 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );\n 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );\n \n 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );\n \n 		irradiance *= sheenEnergyComp;\n \n 	#endif\n	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );\n	#ifdef USE_RETROREFLECTION\n		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );\n		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );\n		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );\n	#endif\n	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;\n	vec3 halfDir = normalize( directLight.direction + geometryViewDir );\n	float dotVH = saturate( dot( geometryViewDir, halfDir ) );\n	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );\n	#ifdef USE_RETROREFLECTION\n		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );\n		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );\n		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );\n		F = mix( F, retroF, saturate( material.retroreflectivity ) );\n	#endif\n	#ifdef USE_DIFFUSE_ROUGHNESS\n		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );\n	#else\n		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );\n	#endif\n	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );\n}\nvoid RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {\n	vec3 singleScattering = vec3( 0.0 );\n	vec3 multiScattering = vec3( 0.0 );\n	#ifdef USE_IRIDESCENCE\n		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );\n	#else\n		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );\n	#endif\n	#ifdef USE_DIFFUSE_ROUGHNESS\n		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );\n		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );\n		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );\n	#else\n		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );\n	#endif\n	#ifdef USE_SHEEN\n		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );\n		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;\n		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;\n		diffuse *= sheenEnergyComp;\n	#endif\n	reflectedLight.indirectDiffuse += diffuse;\n}\nvoid RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {\n	#ifdef USE_CLEARCOAT\n		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );\n	#endif\n	#ifdef USE_SHEEN\n		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;\n 	#endif\n	vec3 singleScatteringDielectric = vec3( 0.0 );\n	vec3 multiScatteringDielectric = vec3( 0.0 );\n	vec3 singleScatteringMetallic = vec3( 0.0 );\n	vec3 multiScatteringMetallic = vec3( 0.0 );\n	#ifdef USE_IRIDESCENCE\n		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );\n		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );\n	#else\n		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );\n		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );\n	#endif\n	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );\n	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );\n	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;\n	#ifdef USE_DIFFUSE_ROUGHNESS\n		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );\n		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );\n	#else\n		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );\n	#endif\n	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;\n	vec3 indirectSpecular = radiance * singleScattering;\n	indirectSpecular += multiScattering * cosineWeightedIrradiance;\n	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;\n	#ifdef USE_SHEEN\n		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );\n		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;\n		indirectSpecular *= sheenEnergyComp;\n		indirectDiffuse *= sheenEnergyComp;\n	#endif\n	reflectedLight.indirectSpecular += indirectSpecular;\n	reflectedLight.indirectDiffuse += indirectDiffuse;\n}\n#define RE_Direct				RE_Direct_Physical\n#define RE_Direct_RectArea		RE_Direct_RectArea_Physical\n#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical\n#define RE_IndirectSpecular		RE_IndirectSpecular_Physical\nfloat computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {\n	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );\n}",
	lights_fragment_begin: "\nvec3 geometryPosition = - vViewPosition;\nvec3 geometryNormal = normal;\nvec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );\nvec3 geometryClearcoatNormal = vec3( 0.0 );\n#ifdef USE_CLEARCOAT\n	geometryClearcoatNormal = clearcoatNormal;\n#endif\n#ifdef USE_IRIDESCENCE\n	float dotNVi = saturate( dot( normal, geometryViewDir ) );\n	if ( material.iridescenceThickness == 0.0 ) {\n		material.iridescence = 0.0;\n	} else {\n		material.iridescence = saturate( material.iridescence );\n	}\n	if ( material.iridescence > 0.0 ) {\n		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );\n		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );\n		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );\n		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );\n		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );\n	}\n#endif\n#ifdef STANDARD\n	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );\n	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;\n	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )\n		float EssMs = material.dfg.x + material.dfg.y;\n		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );\n	#endif\n#endif\nIncidentLight directLight;\n#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )\n	PointLight pointLight;\n	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0\n	PointLightShadow pointLightShadow;\n	#endif\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {\n		pointLight = pointLights[ i ];\n		getPointLightInfo( pointLight, geometryPosition, directLight );\n		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )\n		pointLightShadow = pointLightShadows[ i ];\n		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;\n		#endif\n		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );\n	}\n	#pragma unroll_loop_end\n#endif\n#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )\n	SpotLight spotLight;\n	vec4 spotColor;\n	vec3 spotLightCoord;\n	bool inSpotLightMap;\n	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0\n	SpotLightShadow spotLightShadow;\n	#endif\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {\n		spotLight = spotLights[ i ];\n		getSpotLightInfo( spotLight, geometryPosition, directLight );\n		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )\n		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX\n		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )\n		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS\n		#else\n		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )\n		#endif\n		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )\n			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;\n			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );\n			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );\n			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;\n		#endif\n		#undef SPOT_LIGHT_MAP_INDEX\n		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )\n		spotLightShadow = spotLightShadows[ i ];\n		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;\n		#endif\n		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );\n	}\n	#pragma unroll_loop_end\n#endif\n#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )\n	SunLight sunLight;\n	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0\n	SunLightShadow sunLightShadow;\n	#endif\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {\n		sunLight = sunLights[ i ];\n		getSunLightInfo( sunLight, directLight );\n		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )\n		sunLightShadow = sunLightShadows[ i ];\n		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;\n		#endif\n		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );\n	}\n	#pragma unroll_loop_end\n#endif\n#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )\n	DirectionalLight directionalLight;\n	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0\n	DirectionalLightShadow directionalLightShadow;\n	#endif\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {\n		directionalLight = directionalLights[ i ];\n		getDirectionalLightInfo( directionalLight, directLight );\n		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )\n		directionalLightShadow = directionalLightShadows[ i ];\n		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;\n		#endif\n		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );\n	}\n	#pragma unroll_loop_end\n#endif\n#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )\n	RectAreaLight rectAreaLight;\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {\n		rectAreaLight = rectAreaLights[ i ];\n		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );\n	}\n	#pragma unroll_loop_end\n#endif\n#if defined( RE_IndirectDiffuse )\n	vec3 iblIrradiance = vec3( 0.0 );\n	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );\n	#if defined( USE_LIGHT_PROBES )\n		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );\n	#endif\n	#if ( NUM_HEMI_LIGHTS > 0 )\n		#pragma unroll_loop_start\n		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {\n			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );\n		}\n		#pragma unroll_loop_end\n	#endif\n	#if NUM_LIGHT_PROBE_GRIDS > 0\n		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;\n		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );\n		int probeGrid = - 1;\n		#pragma unroll_loop_start\n		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {\n			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;\n		}\n		#pragma unroll_loop_end\n		#pragma unroll_loop_start\n		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {\n			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );\n		}\n		#pragma unroll_loop_end\n	#endif\n#endif\n#if defined( RE_IndirectSpecular )\n	vec3 radiance = vec3( 0.0 );\n	vec3 clearcoatRadiance = vec3( 0.0 );\n#endif",
	lights_fragment_maps: "#if defined( RE_IndirectDiffuse )\n	#ifdef USE_LIGHTMAP\n		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );\n		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;\n		irradiance += lightMapIrradiance;\n	#endif\n	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )\n		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )\n			iblIrradiance += getIBLIrradiance( geometryNormal );\n		#endif\n	#endif\n#endif\n#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )\n	#ifdef USE_ANISOTROPY\n		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );\n	#else\n		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );\n	#endif\n	#ifdef USE_RETROREFLECTION\n		#ifdef USE_ANISOTROPY\n			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );\n		#else\n			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );\n		#endif\n		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );\n	#endif\n	radiance += iblRadiance;\n	#ifdef USE_CLEARCOAT\n		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );\n	#endif\n#endif",
	lights_fragment_end: "#if defined( RE_IndirectDiffuse )\n	#if defined( LAMBERT ) || defined( PHONG )\n		irradiance += iblIrradiance;\n	#endif\n	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );\n#endif\n#if defined( RE_IndirectSpecular )\n	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );\n#endif",
	lightprobes_pars_fragment: "#if NUM_LIGHT_PROBE_GRIDS > 0\nuniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];\nuniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];\nuniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];\nuniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];\nbool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {\n	vec3 spacing = ( probesMax - probesMin ) / probesResolution;\n	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;\n	vec3 margin = spacing * 0.01;\n	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );\n}\nvec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {\n	vec3 res = probesResolution;\n	vec3 gridRange = probesMax - probesMin;\n	vec3 probeSpacing = gridRange / res;\n	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;\n	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );\n	float nz          = res.z;\n	float paddedSlices = nz + 2.0;\n	float atlasDepth  = 7.0 * paddedSlices;\n	float uvZBase     = uvw.z * nz + 1.0;\n	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );\n	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );\n	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );\n	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );\n	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );\n	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );\n	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );\n	vec3 c0 = s0.xyz;\n	vec3 c1 = vec3( s0.w, s1.xy );\n	vec3 c2 = vec3( s1.zw, s2.x );\n	vec3 c3 = s2.yzw;\n	vec3 c4 = s3.xyz;\n	vec3 c5 = vec3( s3.w, s4.xy );\n	vec3 c6 = vec3( s4.zw, s5.x );\n	vec3 c7 = s5.yzw;\n	vec3 c8 = s6.xyz;\n	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;\n	vec3 result = c0 * 0.886227;\n	result += c1 * 2.0 * 0.511664 * y;\n	result += c2 * 2.0 * 0.511664 * z;\n	result += c3 * 2.0 * 0.511664 * x;\n	result += c4 * 2.0 * 0.429043 * x * y;\n	result += c5 * 2.0 * 0.429043 * y * z;\n	result += c6 * ( 0.743125 * z * z - 0.247708 );\n	result += c7 * 2.0 * 0.429043 * x * z;\n	result += c8 * 0.429043 * ( x * x - y * y );\n	return max( result, vec3( 0.0 ) );\n}\n#endif",
	logdepthbuf_fragment: "#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )\n	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;\n#endif",
	logdepthbuf_pars_fragment: "#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )\n	uniform float logDepthBufFC;\n	varying float vFragDepth;\n	varying float vIsPerspective;\n#endif",
	logdepthbuf_pars_vertex: "#ifdef USE_LOGARITHMIC_DEPTH_BUFFER\n	varying float vFragDepth;\n	varying float vIsPerspective;\n#endif",
	logdepthbuf_vertex: "#ifdef USE_LOGARITHMIC_DEPTH_BUFFER\n	vFragDepth = 1.0 + gl_Position.w;\n	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );\n#endif",
	map_fragment: "#ifdef USE_MAP\n	vec4 sampledDiffuseColor = texture2D( map, vMapUv );\n	#ifdef DECODE_VIDEO_TEXTURE\n		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );\n	#endif\n	diffuseColor *= sampledDiffuseColor;\n#endif",
	map_pars_fragment: "#ifdef USE_MAP\n	uniform sampler2D map;\n#endif",
	map_particle_fragment: "#if defined( USE_MAP ) || defined( USE_ALPHAMAP )\n	#if defined( USE_POINTS_UV )\n		vec2 uv = vUv;\n	#else\n		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;\n	#endif\n#endif\n#ifdef USE_MAP\n	diffuseColor *= texture2D( map, uv );\n#endif\n#ifdef USE_ALPHAMAP\n	diffuseColor.a *= texture2D( alphaMap, uv ).g;\n#endif",
	map_particle_pars_fragment: "#if defined( USE_POINTS_UV )\n	varying vec2 vUv;\n#else\n	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )\n		uniform mat3 uvTransform;\n	#endif\n#endif\n#ifdef USE_MAP\n	uniform sampler2D map;\n#endif\n#ifdef USE_ALPHAMAP\n	uniform sampler2D alphaMap;\n#endif",
	metalnessmap_fragment: "float metalnessFactor = metalness;\n#ifdef USE_METALNESSMAP\n	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );\n	metalnessFactor *= texelMetalness.b;\n#endif",
	metalnessmap_pars_fragment: "#ifdef USE_METALNESSMAP\n	uniform sampler2D metalnessMap;\n#endif",
	morphinstance_vertex: "#ifdef USE_INSTANCING_MORPH\n	float morphTargetInfluences[ MORPHTARGETS_COUNT ];\n	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;\n	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {\n		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;\n	}\n#endif",
	morphcolor_vertex: "#if defined( USE_MORPHCOLORS )\n	#if defined( USE_COLOR_ALPHA )\n		vColor *= morphTargetBaseInfluence;\n	#elif defined( USE_COLOR )\n		vColor.rgb *= morphTargetBaseInfluence;\n	#endif\n	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {\n		#if defined( USE_COLOR_ALPHA )\n			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];\n		#elif defined( USE_COLOR )\n			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];\n		#endif\n	}\n#endif",
	morphnormal_vertex: "#ifdef USE_MORPHNORMALS\n	objectNormal *= morphTargetBaseInfluence;\n	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {\n		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];\n	}\n#endif",
	morphtarget_pars_vertex: "#ifdef USE_MORPHTARGETS\n	#ifndef USE_INSTANCING_MORPH\n		uniform float morphTargetBaseInfluence;\n		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];\n	#endif\n	uniform sampler2DArray morphTargetsTexture;\n	uniform ivec2 morphTargetsTextureSize;\n	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {\n		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;\n		int y = texelIndex / morphTargetsTextureSize.x;\n		int x = texelIndex - y * morphTargetsTextureSize.x;\n		ivec3 morphUV = ivec3( x, y, morphTargetIndex );\n		return texelFetch( morphTargetsTexture, morphUV, 0 );\n	}\n#endif",
	morphtarget_vertex: "#ifdef USE_MORPHTARGETS\n	transformed *= morphTargetBaseInfluence;\n	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {\n		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];\n	}\n#endif",
	normal_fragment_begin: "float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;\n#ifdef FLAT_SHADED\n	vec3 fdx = dFdx( vViewPosition );\n	vec3 fdy = dFdy( vViewPosition );\n	vec3 normal = normalize( cross( fdx, fdy ) );\n#else\n	vec3 normal = normalize( vNormal );\n	#ifdef DOUBLE_SIDED\n		normal *= faceDirection;\n	#endif\n#endif\n#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )\n	#ifdef USE_TANGENT\n		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );\n	#else\n		mat3 tbn = getTangentFrame( - vViewPosition, normal,\n		#if defined( USE_NORMALMAP )\n			vNormalMapUv\n		#elif defined( USE_CLEARCOAT_NORMALMAP )\n			vClearcoatNormalMapUv\n		#else\n			vUv\n		#endif\n		);\n	#endif\n	#ifdef DOUBLE_SIDED\n		tbn[0] *= faceDirection;\n		tbn[1] *= faceDirection;\n	#endif\n#endif\n#ifdef USE_CLEARCOAT_NORMALMAP\n	#ifdef USE_TANGENT\n		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );\n	#else\n		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );\n	#endif\n	#ifdef DOUBLE_SIDED\n		tbn2[0] *= faceDirection;\n		tbn2[1] *= faceDirection;\n	#endif\n#endif\nvec3 nonPerturbedNormal = normal;",
	normal_fragment_maps: "#ifdef USE_NORMALMAP_OBJECTSPACE\n	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;\n	#ifdef FLIP_SIDED\n		normal = - normal;\n	#endif\n	#ifdef DOUBLE_SIDED\n		normal = normal * faceDirection;\n	#endif\n	normal = normalize( normalMatrix * normal );\n#elif defined( USE_NORMALMAP_TANGENTSPACE )\n	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;\n	#if defined( USE_PACKED_NORMALMAP )\n		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );\n	#endif\n	mapN.xy *= normalScale;\n	normal = normalize( tbn * mapN );\n#elif defined( USE_BUMPMAP )\n	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );\n#endif",
	normal_pars_fragment: "#ifndef FLAT_SHADED\n	varying vec3 vNormal;\n	#ifdef USE_TANGENT\n		varying vec3 vTangent;\n		varying vec3 vBitangent;\n	#endif\n#endif",
	normal_pars_vertex: "#ifndef FLAT_SHADED\n	varying vec3 vNormal;\n	#ifdef USE_TANGENT\n		varying vec3 vTangent;\n		varying vec3 vBitangent;\n	#endif\n#endif",
	normal_vertex: "#ifndef FLAT_SHADED\n	vNormal = normalize( transformedNormal );\n	#ifdef USE_TANGENT\n		vTangent = normalize( transformedTangent );\n		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );\n		#ifdef FLIP_SIDED\n			vBitangent = - vBitangent;\n		#endif\n	#endif\n#endif",
	normalmap_pars_fragment: "#ifdef USE_NORMALMAP\n	uniform sampler2D normalMap;\n	uniform vec2 normalScale;\n#endif\n#ifdef USE_NORMALMAP_OBJECTSPACE\n	uniform mat3 normalMatrix;\n#endif\n#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )\n	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {\n		vec3 q0 = dFdx( eye_pos.xyz );\n		vec3 q1 = dFdy( eye_pos.xyz );\n		vec2 st0 = dFdx( uv.st );\n		vec2 st1 = dFdy( uv.st );\n		vec3 N = surf_norm;\n		vec3 q1perp = cross( q1, N );\n		vec3 q0perp = cross( N, q0 );\n		vec3 T = q1perp * st0.x + q0perp * st1.x;\n		vec3 B = q1perp * st0.y + q0perp * st1.y;\n		float det = max( dot( T, T ), dot( B, B ) );\n		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );\n		return mat3( T * scale, B * scale, N );\n	}\n#endif",
	clearcoat_normal_fragment_begin: "#ifdef USE_CLEARCOAT\n	vec3 clearcoatNormal = nonPerturbedNormal;\n#endif",
	clearcoat_normal_fragment_maps: "#ifdef USE_CLEARCOAT_NORMALMAP\n	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;\n	clearcoatMapN.xy *= clearcoatNormalScale;\n	clearcoatNormal = normalize( tbn2 * clearcoatMapN );\n#endif",
	clearcoat_pars_fragment: "#ifdef USE_CLEARCOATMAP\n	uniform sampler2D clearcoatMap;\n#endif\n#ifdef USE_CLEARCOAT_NORMALMAP\n	uniform sampler2D clearcoatNormalMap;\n	uniform vec2 clearcoatNormalScale;\n#endif\n#ifdef USE_CLEARCOAT_ROUGHNESSMAP\n	uniform sampler2D clearcoatRoughnessMap;\n#endif",
	iridescence_pars_fragment: "#ifdef USE_IRIDESCENCEMAP\n	uniform sampler2D iridescenceMap;\n#endif\n#ifdef USE_IRIDESCENCE_THICKNESSMAP\n	uniform sampler2D iridescenceThicknessMap;\n#endif",
	opaque_fragment: "#ifdef OPAQUE\ndiffuseColor.a = 1.0;\n#endif\n#ifdef USE_TRANSMISSION\ndiffuseColor.a *= material.transmissionAlpha;\n#endif\ngl_FragColor = vec4( outgoingLight, diffuseColor.a );",
	packing: "vec3 packNormalToRGB( const in vec3 normal ) {\n	return normalize( normal ) * 0.5 + 0.5;\n}\nvec3 unpackRGBToNormal( const in vec3 rgb ) {\n	return 2.0 * rgb.xyz - 1.0;\n}\nconst float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;\nconst float Inv255 = 1. / 255.;\nconst vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );\nconst vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );\nconst vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );\nconst vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );\nvec4 packDepthToRGBA( const in float v ) {\n	if( v <= 0.0 )\n		return vec4( 0., 0., 0., 0. );\n	if( v >= 1.0 )\n		return vec4( 1., 1., 1., 1. );\n	float vuf;\n	float af = modf( v * PackFactors.a, vuf );\n	float bf = modf( vuf * ShiftRight8, vuf );\n	float gf = modf( vuf * ShiftRight8, vuf );\n	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );\n}\nvec3 packDepthToRGB( const in float v ) {\n	if( v <= 0.0 )\n		return vec3( 0., 0., 0. );\n	if( v >= 1.0 )\n		return vec3( 1., 1., 1. );\n	float vuf;\n	float bf = modf( v * PackFactors.b, vuf );\n	float gf = modf( vuf * ShiftRight8, vuf );\n	return vec3( vuf * Inv255, gf * PackUpscale, bf );\n}\nvec2 packDepthToRG( const in float v ) {\n	if( v <= 0.0 )\n		return vec2( 0., 0. );\n	if( v >= 1.0 )\n		return vec2( 1., 1. );\n	float vuf;\n	float gf = modf( v * 256., vuf );\n	return vec2( vuf * Inv255, gf );\n}\nfloat unpackRGBAToDepth( const in vec4 v ) {\n	return dot( v, UnpackFactors4 );\n}\nfloat unpackRGBToDepth( const in vec3 v ) {\n	return dot( v, UnpackFactors3 );\n}\nfloat unpackRGToDepth( const in vec2 v ) {\n	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;\n}\nvec4 pack2HalfToRGBA( const in vec2 v ) {\n	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );\n	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );\n}\nvec2 unpackRGBATo2Half( const in vec4 v ) {\n	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );\n}\nfloat viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {\n	return ( viewZ + near ) / ( near - far );\n}\nfloat orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {\n	#ifdef USE_REVERSED_DEPTH_BUFFER\n	\n		return depth * ( far - near ) - far;\n	#else\n		return depth * ( near - far ) - near;\n	#endif\n}\nfloat viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {\n	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );\n}\nfloat perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {\n	\n	#ifdef USE_REVERSED_DEPTH_BUFFER\n		return ( near * far ) / ( ( near - far ) * depth - near );\n	#else\n		return ( near * far ) / ( ( far - near ) * depth - far );\n	#endif\n}",
	premultiplied_alpha_fragment: "#ifdef PREMULTIPLIED_ALPHA\n	gl_FragColor.rgb *= gl_FragColor.a;\n#endif",
	project_vertex: "vec4 mvPosition = vec4( transformed, 1.0 );\n#ifdef USE_BATCHING\n	mvPosition = batchingMatrix * mvPosition;\n#endif\n#ifdef USE_INSTANCING\n	mvPosition = instanceMatrix * mvPosition;\n#endif\nmvPosition = modelViewMatrix * mvPosition;\ngl_Position = projectionMatrix * mvPosition;",
	dithering_fragment: "#ifdef DITHERING\n	gl_FragColor.rgb = dithering( gl_FragColor.rgb );\n#endif",
	dithering_pars_fragment: "#ifdef DITHERING\n	vec3 dithering( vec3 color ) {\n		float grid_position = rand( gl_FragCoord.xy );\n		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );\n		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );\n		return color + dither_shift_RGB;\n	}\n#endif",
	roughnessmap_fragment: "float roughnessFactor = roughness;\n#ifdef USE_ROUGHNESSMAP\n	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );\n	roughnessFactor *= texelRoughness.g;\n#endif",
	roughnessmap_pars_fragment: "#ifdef USE_ROUGHNESSMAP\n	uniform sampler2D roughnessMap;\n#endif",
	shadowmap_pars_fragment: "#if NUM_SPOT_LIGHT_COORDS > 0\n	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];\n#endif\n#if NUM_SPOT_LIGHT_MAPS > 0\n	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];\n#endif\n#ifdef USE_SHADOWMAP\n	#if NUM_SUN_LIGHT_SHADOWS > 0\n		#define SUN_LIGHT_CASCADES 2\n		#if defined( SHADOWMAP_TYPE_PCF )\n			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];\n		#else\n			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];\n		#endif\n		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];\n		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];\n		varying vec4 vSunShadowWorldPosition;\n		varying vec3 vSunShadowWorldNormal;\n		struct SunLightShadow {\n			float shadowIntensity;\n			float shadowBias;\n			float shadowNormalBias;\n			float shadowRadius;\n			vec2 shadowMapSize;\n		};\n		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];\n	#endif\n	#if NUM_DIR_LIGHT_SHADOWS > 0\n		#if defined( SHADOWMAP_TYPE_PCF )\n			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];\n		#else\n			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];\n		#endif\n		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];\n		struct DirectionalLightShadow {\n			float shadowIntensity;\n			float shadowBias;\n			float shadowNormalBias;\n			float shadowRadius;\n			vec2 shadowMapSize;\n		};\n		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];\n	#endif\n	#if NUM_SPOT_LIGHT_SHADOWS > 0\n		#if defined( SHADOWMAP_TYPE_PCF )\n			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];\n		#else\n			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];\n		#endif\n		struct SpotLightShadow {\n			float shadowIntensity;\n			float shadowBias;\n			float shadowNormalBias;\n			float shadowRadius;\n			vec2 shadowMapSize;\n		};\n		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];\n	#endif\n	#if NUM_POINT_LIGHT_SHADOWS > 0\n		#if defined( SHADOWMAP_TYPE_PCF )\n			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];\n		#elif defined( SHADOWMAP_TYPE_BASIC )\n			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];\n		#endif\n		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];\n		struct PointLightShadow {\n			float shadowIntensity;\n			float shadowBias;\n			float shadowNormalBias;\n			float shadowRadius;\n			vec2 shadowMapSize;\n			float shadowCameraNear;\n			float shadowCameraFar;\n		};\n		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];\n	#endif\n	#if defined( SHADOWMAP_TYPE_PCF )\n		float interleavedGradientNoise( vec2 position ) {\n			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );\n		}\n		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {\n			const float goldenAngle = 2.399963229728653;\n			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );\n			float theta = float( sampleIndex ) * goldenAngle + phi;\n			return vec2( cos( theta ), sin( theta ) ) * r;\n		}\n	#endif\n	#if defined( SHADOWMAP_TYPE_PCF )\n		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {\n			float shadow = 1.0;\n			shadowCoord.xyz /= shadowCoord.w;\n			#ifdef USE_REVERSED_DEPTH_BUFFER\n				shadowCoord.z -= shadowBias;\n			#else\n				shadowCoord.z += shadowBias;\n			#endif\n			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;\n			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;\n			if ( frustumTest ) {\n				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;\n				vec2 radius = shadowRadius * texelSize;\n				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;\n				shadow = (\n					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +\n					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +\n					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +\n					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +\n					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )\n				) * 0.2;\n			}\n			return mix( 1.0, shadow, shadowIntensity );\n		}\n	#elif defined( SHADOWMAP_TYPE_VSM )\n		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {\n			float shadow = 1.0;\n			shadowCoord.xyz /= shadowCoord.w;\n			#ifdef USE_REVERSED_DEPTH_BUFFER\n				shadowCoord.z -= shadowBias;\n			#else\n				shadowCoord.z += shadowBias;\n			#endif\n			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;\n			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;\n			if ( frustumTest ) {\n				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;\n				float mean = distribution.x;\n				float variance = distribution.y * distribution.y;\n				#ifdef USE_REVERSED_DEPTH_BUFFER\n					float hard_shadow = step( mean, shadowCoord.z );\n				#else\n					float hard_shadow = step( shadowCoord.z, mean );\n				#endif\n				\n				if ( hard_shadow == 1.0 ) {\n					shadow = 1.0;\n				} else {\n					variance = max( variance, 0.0000001 );\n					float d = shadowCoord.z - mean;\n					float p_max = variance / ( variance + d * d );\n					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );\n					shadow = max( hard_shadow, p_max );\n				}\n			}\n			return mix( 1.0, shadow, shadowIntensity );\n		}\n	#else\n		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {\n			float shadow = 1.0;\n			shadowCoord.xyz /= shadowCoord.w;\n			#ifdef USE_REVERSED_DEPTH_BUFFER\n				shadowCoord.z -= shadowBias;\n			#else\n				shadowCoord.z += shadowBias;\n			#endif\n			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;\n			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;\n			if ( frustumTest ) {\n				float depth = texture2D( shadowMap, shadowCoord.xy ).r;\n				#ifdef USE_REVERSED_DEPTH_BUFFER\n					shadow = step( depth, shadowCoord.z );\n				#else\n					shadow = step( shadowCoord.z, depth );\n				#endif\n			}\n			return mix( 1.0, shadow, shadowIntensity );\n		}\n	#endif\n	#if NUM_SUN_LIGHT_SHADOWS > 0\n		float getSunShadow(\n			#if defined( SHADOWMAP_TYPE_PCF )\n				sampler2DShadow shadowMap,\n			#else\n				sampler2D shadowMap,\n			#endif\n			SunLightShadow sunLightShadow,\n			int shadowIndex\n		) {\n			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );\n			float viewDepth = vSunShadowWorldPosition.w;\n			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;\n			float shadow = 1.0;\n			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {\n				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];\n				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {\n					float cascadeShadow = getShadow(\n						shadowMap,\n						sunLightShadow.shadowMapSize,\n						sunLightShadow.shadowIntensity,\n						sunLightShadow.shadowBias,\n						sunLightShadow.shadowRadius,\n						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition\n					);\n					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );\n				}\n			}\n			return shadow;\n		}\n	#endif\n	#if NUM_POINT_LIGHT_SHADOWS > 0\n	#if defined( SHADOWMAP_TYPE_PCF )\n	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {\n		float shadow = 1.0;\n		vec3 lightToPosition = shadowCoord.xyz;\n		vec3 bd3D = normalize( lightToPosition );\n		vec3 absVec = abs( lightToPosition );\n		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );\n		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {\n			float lightDistance = length( lightToPosition );\n			float depthRange = shadowCameraFar - shadowCameraNear;\n			#ifdef USE_REVERSED_DEPTH_BUFFER\n				float depthA = - shadowCameraNear / depthRange - shadowBias;\n				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );\n			#else\n				float depthA = shadowCameraFar / depthRange + shadowBias;\n				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );\n			#endif\n			float texelSize = shadowRadius / shadowMapSize.x;\n			vec3 absDir = abs( bd3D );\n			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );\n			tangent = normalize( cross( bd3D, tangent ) );\n			vec3 bitangent = cross( bd3D, tangent );\n			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;\n			shadow = 0.0;\n			for ( int i = 0; i < 5; i ++ ) {\n				vec2 offset = vogelDiskSample( i, 5, phi );\n				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;\n				vec3 absDirection = abs( direction );\n				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );\n				shadow += texture( shadowMap, vec4( direction, dp ) );\n			}\n			shadow *= 0.2;\n		}\n		return mix( 1.0, shadow, shadowIntensity );\n	}\n	#elif defined( SHADOWMAP_TYPE_BASIC )\n	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {\n		float shadow = 1.0;\n		vec3 lightToPosition = shadowCoord.xyz;\n		vec3 absVec = abs( lightToPosition );\n		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );\n		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {\n			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );\n			dp += shadowBias;\n			vec3 bd3D = normalize( lightToPosition );\n			float depth = textureCube( shadowMap, bd3D ).r;\n			#ifdef USE_REVERSED_DEPTH_BUFFER\n				depth = 1.0 - depth;\n			#endif\n			shadow = step( dp, depth );\n		}\n		return mix( 1.0, shadow, shadowIntensity );\n	}\n	#endif\n	#endif\n#endif",
	shadowmap_pars_vertex: "#if NUM_SPOT_LIGHT_COORDS > 0\n	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];\n	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];\n#endif\n#ifdef USE_SHADOWMAP\n	#if NUM_SUN_LIGHT_SHADOWS > 0\n		varying vec4 vSunShadowWorldPosition;\n		varying vec3 vSunShadowWorldNormal;\n	#endif\n	#if NUM_DIR_LIGHT_SHADOWS > 0\n		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];\n		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];\n		struct DirectionalLightShadow {\n			float shadowIntensity;\n			float shadowBias;\n			float shadowNormalBias;\n			float shadowRadius;\n			vec2 shadowMapSize;\n		};\n		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];\n	#endif\n	#if NUM_SPOT_LIGHT_SHADOWS > 0\n		struct SpotLightShadow {\n			float shadowIntensity;\n			float shadowBias;\n			float shadowNormalBias;\n			float shadowRadius;\n			vec2 shadowMapSize;\n		};\n		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];\n	#endif\n	#if NUM_POINT_LIGHT_SHADOWS > 0\n		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];\n		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];\n		struct PointLightShadow {\n			float shadowIntensity;\n			float shadowBias;\n			float shadowNormalBias;\n			float shadowRadius;\n			vec2 shadowMapSize;\n			float shadowCameraNear;\n			float shadowCameraFar;\n		};\n		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];\n	#endif\n#endif",
	shadowmap_vertex: "#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )\n	#ifdef HAS_NORMAL\n		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );\n	#else\n		vec3 shadowWorldNormal = vec3( 0.0 );\n	#endif\n	vec4 shadowWorldPosition;\n#endif\n#if defined( USE_SHADOWMAP )\n	#if NUM_SUN_LIGHT_SHADOWS > 0\n		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );\n		vSunShadowWorldNormal = shadowWorldNormal;\n	#endif\n	#if NUM_DIR_LIGHT_SHADOWS > 0\n		#pragma unroll_loop_start\n		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {\n			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );\n			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;\n		}\n		#pragma unroll_loop_end\n	#endif\n	#if NUM_POINT_LIGHT_SHADOWS > 0\n		#pragma unroll_loop_start\n		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {\n			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );\n			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;\n		}\n		#pragma unroll_loop_end\n	#endif\n#endif\n#if NUM_SPOT_LIGHT_COORDS > 0\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {\n		shadowWorldPosition = worldPosition;\n		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )\n			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;\n		#endif\n		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;\n	}\n	#pragma unroll_loop_end\n#endif",
	shadowmask_pars_fragment: "float getShadowMask() {\n	float shadow = 1.0;\n	#ifdef USE_SHADOWMAP\n	#if NUM_SUN_LIGHT_SHADOWS > 0\n	SunLightShadow sunLight;\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {\n		sunLight = sunLightShadows[ i ];\n		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;\n	}\n	#pragma unroll_loop_end\n	#endif\n	#if NUM_DIR_LIGHT_SHADOWS > 0\n	DirectionalLightShadow directionalLight;\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {\n		directionalLight = directionalLightShadows[ i ];\n		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;\n	}\n	#pragma unroll_loop_end\n	#endif\n	#if NUM_SPOT_LIGHT_SHADOWS > 0\n	SpotLightShadow spotLight;\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {\n		spotLight = spotLightShadows[ i ];\n		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;\n	}\n	#pragma unroll_loop_end\n	#endif\n	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )\n	PointLightShadow pointLight;\n	#pragma unroll_loop_start\n	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {\n		pointLight = pointLightShadows[ i ];\n		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;\n	}\n	#pragma unroll_loop_end\n	#endif\n	#endif\n	return shadow;\n}",
	skinbase_vertex: "#ifdef USE_SKINNING\n	mat4 boneMatX = getBoneMatrix( skinIndex.x );\n	mat4 boneMatY = getBoneMatrix( skinIndex.y );\n	mat4 boneMatZ = getBoneMatrix( skinIndex.z );\n	mat4 boneMatW = getBoneMatrix( skinIndex.w );\n#endif",
	skinning_pars_vertex: "#ifdef USE_SKINNING\n	uniform mat4 bindMatrix;\n	uniform mat4 bindMatrixInverse;\n	uniform highp sampler2D boneTexture;\n	mat4 getBoneMatrix( const in float i ) {\n		int size = textureSize( boneTexture, 0 ).x;\n		int j = int( i ) * 4;\n		int x = j % size;\n		int y = j / size;\n		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );\n		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );\n		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );\n		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );\n		return mat4( v1, v2, v3, v4 );\n	}\n#endif",
	skinning_vertex: "#ifdef USE_SKINNING\n	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );\n	vec4 skinned = vec4( 0.0 );\n	skinned += boneMatX * skinVertex * skinWeight.x;\n	skinned += boneMatY * skinVertex * skinWeight.y;\n	skinned += boneMatZ * skinVertex * skinWeight.z;\n	skinned += boneMatW * skinVertex * skinWeight.w;\n	transformed = ( bindMatrixInverse * skinned ).xyz;\n#endif",
	skinnormal_vertex: "#ifdef USE_SKINNING\n	mat4 skinMatrix = mat4( 0.0 );\n	skinMatrix += skinWeight.x * boneMatX;\n	skinMatrix += skinWeight.y * boneMatY;\n	skinMatrix += skinWeight.z * boneMatZ;\n	skinMatrix += skinWeight.w * boneMatW;\n	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;\n	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;\n	#ifdef USE_TANGENT\n		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;\n	#endif\n#endif",
	specularmap_fragment: "float specularStrength;\n#ifdef USE_SPECULARMAP\n	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );\n	specularStrength = texelSpecular.r;\n#else\n	specularStrength = 1.0;\n#endif",
	specularmap_pars_fragment: "#ifdef USE_SPECULARMAP\n	uniform sampler2D specularMap;\n#endif",
	tonemapping_fragment: "#if defined( TONE_MAPPING )\n	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );\n#endif",
	tonemapping_pars_fragment: "#ifndef saturate\n#define saturate( a ) clamp( a, 0.0, 1.0 )\n#endif\nuniform float toneMappingExposure;\nvec3 LinearToneMapping( vec3 color ) {\n	return saturate( toneMappingExposure * color );\n}\nvec3 ReinhardToneMapping( vec3 color ) {\n	color *= toneMappingExposure;\n	return saturate( color / ( vec3( 1.0 ) + color ) );\n}\nvec3 CineonToneMapping( vec3 color ) {\n	color *= toneMappingExposure;\n	color = max( vec3( 0.0 ), color - 0.004 );\n	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );\n}\nvec3 RRTAndODTFit( vec3 v ) {\n	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;\n	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;\n	return a / b;\n}\nvec3 ACESFilmicToneMapping( vec3 color ) {\n	const mat3 ACESInputMat = mat3(\n		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),\n		vec3( 0.04823, 0.01566, 0.83777 )\n	);\n	const mat3 ACESOutputMat = mat3(\n		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),\n		vec3( -0.07367, -0.00605,  1.07602 )\n	);\n	color *= toneMappingExposure / 0.6;\n	color = ACESInputMat * color;\n	color = RRTAndODTFit( color );\n	color = ACESOutputMat * color;\n	return saturate( color );\n}\nconst mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(\n	vec3( 1.6605, - 0.1246, - 0.0182 ),\n	vec3( - 0.5876, 1.1329, - 0.1006 ),\n	vec3( - 0.0728, - 0.0083, 1.1187 )\n);\nconst mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(\n	vec3( 0.6274, 0.0691, 0.0164 ),\n	vec3( 0.3293, 0.9195, 0.0880 ),\n	vec3( 0.0433, 0.0113, 0.8956 )\n);\nvec3 agxDefaultContrastApprox( vec3 x ) {\n	vec3 x2 = x * x;\n	vec3 x4 = x2 * x2;\n	return + 15.5 * x4 * x2\n		- 40.14 * x4 * x\n		+ 31.96 * x4\n		- 6.868 * x2 * x\n		+ 0.4298 * x2\n		+ 0.1191 * x\n		- 0.00232;\n}\nvec3 AgXToneMapping( vec3 color ) {\n	const mat3 AgXInsetMatrix = mat3(\n		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),\n		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),\n		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )\n	);\n	const mat3 AgXOutsetMatrix = mat3(\n		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),\n		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),\n		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )\n	);\n	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;\n	color *= toneMappingExposure;\n	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;\n	color = AgXInsetMatrix * color;\n	color = max( color, 1e-10 );	color = log2( color );\n	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );\n	color = clamp( color, 0.0, 1.0 );\n	color = agxDefaultContrastApprox( color );\n	color = AgXOutsetMatrix * color;\n	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );\n	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;\n	color = clamp( color, 0.0, 1.0 );\n	return color;\n}\nvec3 NeutralToneMapping( vec3 color ) {\n	const float StartCompression = 0.8 - 0.04;\n	const float Desaturation = 0.15;\n	color *= toneMappingExposure;\n	float x = min( color.r, min( color.g, color.b ) );\n	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;\n	color -= offset;\n	float peak = max( color.r, max( color.g, color.b ) );\n	if ( peak < StartCompression ) return color;\n	float d = 1. - StartCompression;\n	float newPeak = 1. - d * d / ( peak + d - StartCompression );\n	color *= newPeak / peak;\n	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );\n	return mix( color, vec3( newPeak ), g );\n}\nvec3 CustomToneMapping( vec3 color ) { return color; }",
	transmission_fragment: "#ifdef USE_TRANSMISSION\n	material.transmission = transmission;\n	material.transmissionAlpha = 1.0;\n	material.thickness = thickness;\n	material.attenuationDistance = attenuationDistance;\n	material.attenuationColor = attenuationColor;\n	#ifdef USE_TRANSMISSIONMAP\n		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;\n	#endif\n	#ifdef USE_THICKNESSMAP\n		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;\n	#endif\n	vec3 pos = vWorldPosition;\n	vec3 v = normalize( cameraPosition - pos );\n	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );\n	vec4 transmitted = getIBLVolumeRefraction(\n		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,\n		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,\n		material.attenuationColor, material.attenuationDistance );\n	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );\n	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );\n#endif",
	transmission_pars_fragment: "#ifdef USE_TRANSMISSION\n	uniform float transmission;\n	uniform float thickness;\n	uniform float attenuationDistance;\n	uniform vec3 attenuationColor;\n	#ifdef USE_TRANSMISSIONMAP\n		uniform sampler2D transmissionMap;\n	#endif\n	#ifdef USE_THICKNESSMAP\n		uniform sampler2D thicknessMap;\n	#endif\n	uniform vec2 transmissionSamplerSize;\n	uniform sampler2D transmissionSamplerMap;\n	uniform mat4 modelMatrix;\n	uniform mat4 projectionMatrix;\n	varying vec3 vWorldPosition;\n	float w0( float a ) {\n		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );\n	}\n	float w1( float a ) {\n		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );\n	}\n	float w2( float a ){\n		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );\n	}\n	float w3( float a ) {\n		return ( 1.0 / 6.0 ) * ( a * a * a );\n	}\n	float g0( float a ) {\n		return w0( a ) + w1( a );\n	}\n	float g1( float a ) {\n		return w2( a ) + w3( a );\n	}\n	float h0( float a ) {\n		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );\n	}\n	float h1( float a ) {\n		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );\n	}\n	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {\n		uv = uv * texelSize.zw + 0.5;\n		vec2 iuv = floor( uv );\n		vec2 fuv = fract( uv );\n		float g0x = g0( fuv.x );\n		float g1x = g1( fuv.x );\n		float h0x = h0( fuv.x );\n		float h1x = h1( fuv.x );\n		float h0y = h0( fuv.y );\n		float h1y = h1( fuv.y );\n		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;\n		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;\n		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;\n		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;\n		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +\n			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );\n	}\n	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {\n		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );\n		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );\n		vec2 fLodSizeInv = 1.0 / fLodSize;\n		vec2 cLodSizeInv = 1.0 / cLodSize;\n		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );\n		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );\n		return mix( fSample, cSample, fract( lod ) );\n	}\n	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {\n		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );\n		vec3 modelScale;\n		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );\n		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );\n		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );\n		return normalize( refractionVector ) * thickness * modelScale;\n	}\n	float applyIorToRoughness( const in float roughness, const in float ior ) {\n		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );\n	}\n	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {\n		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );\n		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );\n	}\n	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {\n		if ( isinf( attenuationDistance ) ) {\n			return vec3( 1.0 );\n		} else {\n			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;\n			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;\n		}\n	}\n	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,\n		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,\n		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,\n		const in vec3 attenuationColor, const in float attenuationDistance ) {\n		vec4 transmittedLight;\n		vec3 transmittance;\n		#ifdef USE_DISPERSION\n			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;\n			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );\n			for ( int i = 0; i < 3; i ++ ) {\n				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );\n				vec3 refractedRayExit = position + transmissionRay;\n				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );\n				vec2 refractionCoords = ndcPos.xy / ndcPos.w;\n				refractionCoords += 1.0;\n				refractionCoords /= 2.0;\n				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );\n				transmittedLight[ i ] = transmissionSample[ i ];\n				transmittedLight.a += transmissionSample.a;\n				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];\n			}\n			transmittedLight.a /= 3.0;\n		#else\n			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );\n			vec3 refractedRayExit = position + transmissionRay;\n			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );\n			vec2 refractionCoords = ndcPos.xy / ndcPos.w;\n			refractionCoords += 1.0;\n			refractionCoords /= 2.0;\n			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );\n			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );\n		#endif\n		vec3 attenuatedColor = transmittance * transmittedLight.rgb;\n		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );\n		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;\n		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );\n	}\n#endif",
	uv_pars_fragment: "#if defined( USE_UV ) || defined( USE_ANISOTROPY )\n	varying vec2 vUv;\n#endif\n#ifdef USE_MAP\n	varying vec2 vMapUv;\n#endif\n#ifdef USE_ALPHAMAP\n	varying vec2 vAlphaMapUv;\n#endif\n#ifdef USE_LIGHTMAP\n	varying vec2 vLightMapUv;\n#endif\n#ifdef USE_AOMAP\n	varying vec2 vAoMapUv;\n#endif\n#ifdef USE_BUMPMAP\n	varying vec2 vBumpMapUv;\n#endif\n#ifdef USE_NORMALMAP\n	varying vec2 vNormalMapUv;\n#endif\n#ifdef USE_EMISSIVEMAP\n	varying vec2 vEmissiveMapUv;\n#endif\n#ifdef USE_METALNESSMAP\n	varying vec2 vMetalnessMapUv;\n#endif\n#ifdef USE_ROUGHNESSMAP\n	varying vec2 vRoughnessMapUv;\n#endif\n#ifdef USE_DIFFUSE_ROUGHNESSMAP\n	varying vec2 vDiffuseRoughnessMapUv;\n#endif\n#ifdef USE_ANISOTROPYMAP\n	varying vec2 vAnisotropyMapUv;\n#endif\n#ifdef USE_CLEARCOATMAP\n	varying vec2 vClearcoatMapUv;\n#endif\n#ifdef USE_CLEARCOAT_NORMALMAP\n	varying vec2 vClearcoatNormalMapUv;\n#endif\n#ifdef USE_CLEARCOAT_ROUGHNESSMAP\n	varying vec2 vClearcoatRoughnessMapUv;\n#endif\n#ifdef USE_IRIDESCENCEMAP\n	varying vec2 vIridescenceMapUv;\n#endif\n#ifdef USE_IRIDESCENCE_THICKNESSMAP\n	varying vec2 vIridescenceThicknessMapUv;\n#endif\n#ifdef USE_SHEEN_COLORMAP\n	varying vec2 vSheenColorMapUv;\n#endif\n#ifdef USE_SHEEN_ROUGHNESSMAP\n	varying vec2 vSheenRoughnessMapUv;\n#endif\n#ifdef USE_SPECULARMAP\n	varying vec2 vSpecularMapUv;\n#endif\n#ifdef USE_SPECULAR_COLORMAP\n	varying vec2 vSpecularColorMapUv;\n#endif\n#ifdef USE_SPECULAR_INTENSITYMAP\n	varying vec2 vSpecularIntensityMapUv;\n#endif\n#ifdef USE_TRANSMISSIONMAP\n	uniform mat3 transmissionMapTransform;\n	varying vec2 vTransmissionMapUv;\n#endif\n#ifdef USE_THICKNESSMAP\n	uniform mat3 thicknessMapTransform;\n	varying vec2 vThicknessMapUv;\n#endif",
	uv_pars_vertex: "#if defined( USE_UV ) || defined( USE_ANISOTROPY )\n	varying vec2 vUv;\n#endif\n#ifdef USE_MAP\n	uniform mat3 mapTransform;\n	varying vec2 vMapUv;\n#endif\n#ifdef USE_ALPHAMAP\n	uniform mat3 alphaMapTransform;\n	varying vec2 vAlphaMapUv;\n#endif\n#ifdef USE_LIGHTMAP\n	uniform mat3 lightMapTransform;\n	varying vec2 vLightMapUv;\n#endif\n#ifdef USE_AOMAP\n	uniform mat3 aoMapTransform;\n	varying vec2 vAoMapUv;\n#endif\n#ifdef USE_BUMPMAP\n	uniform mat3 bumpMapTransform;\n	varying vec2 vBumpMapUv;\n#endif\n#ifdef USE_NORMALMAP\n	uniform mat3 normalMapTransform;\n	varying vec2 vNormalMapUv;\n#endif\n#ifdef USE_DISPLACEMENTMAP\n	uniform mat3 displacementMapTransform;\n	varying vec2 vDisplacementMapUv;\n#endif\n#ifdef USE_EMISSIVEMAP\n	uniform mat3 emissiveMapTransform;\n	varying vec2 vEmissiveMapUv;\n#endif\n#ifdef USE_METALNESSMAP\n	uniform mat3 metalnessMapTransform;\n	varying vec2 vMetalnessMapUv;\n#endif\n#ifdef USE_ROUGHNESSMAP\n	uniform mat3 roughnessMapTransform;\n	varying vec2 vRoughnessMapUv;\n#endif\n#ifdef USE_DIFFUSE_ROUGHNESSMAP\n	uniform mat3 diffuseRoughnessMapTransform;\n	varying vec2 vDiffuseRoughnessMapUv;\n#endif\n#ifdef USE_ANISOTROPYMAP\n	uniform mat3 anisotropyMapTransform;\n	varying vec2 vAnisotropyMapUv;\n#endif\n#ifdef USE_CLEARCOATMAP\n	uniform mat3 clearcoatMapTransform;\n	varying vec2 vClearcoatMapUv;\n#endif\n#ifdef USE_CLEARCOAT_NORMALMAP\n	uniform mat3 clearcoatNormalMapTransform;\n	varying vec2 vClearcoatNormalMapUv;\n#endif\n#ifdef USE_CLEARCOAT_ROUGHNESSMAP\n	uniform mat3 clearcoatRoughnessMapTransform;\n	varying vec2 vClearcoatRoughnessMapUv;\n#endif\n#ifdef USE_SHEEN_COLORMAP\n	uniform mat3 sheenColorMapTransform;\n	varying vec2 vSheenColorMapUv;\n#endif\n#ifdef USE_SHEEN_ROUGHNESSMAP\n	uniform mat3 sheenRoughnessMapTransform;\n	varying vec2 vSheenRoughnessMapUv;\n#endif\n#ifdef USE_IRIDESCENCEMAP\n	uniform mat3 iridescenceMapTransform;\n	varying vec2 vIridescenceMapUv;\n#endif\n#ifdef USE_IRIDESCENCE_THICKNESSMAP\n	uniform mat3 iridescenceThicknessMapTransform;\n	varying vec2 vIridescenceThicknessMapUv;\n#endif\n#ifdef USE_SPECULARMAP\n	uniform mat3 specularMapTransform;\n	varying vec2 vSpecularMapUv;\n#endif\n#ifdef USE_SPECULAR_COLORMAP\n	uniform mat3 specularColorMapTransform;\n	varying vec2 vSpecularColorMapUv;\n#endif\n#ifdef USE_SPECULAR_INTENSITYMAP\n	uniform mat3 specularIntensityMapTransform;\n	varying vec2 vSpecularIntensityMapUv;\n#endif\n#ifdef USE_TRANSMISSIONMAP\n	uniform mat3 transmissionMapTransform;\n	varying vec2 vTransmissionMapUv;\n#endif\n#ifdef USE_THICKNESSMAP\n	uniform mat3 thicknessMapTransform;\n	varying vec2 vThicknessMapUv;\n#endif",
	uv_vertex: "#if defined( USE_UV ) || defined( USE_ANISOTROPY )\n	vUv = vec3( uv, 1 ).xy;\n#endif\n#ifdef USE_MAP\n	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_ALPHAMAP\n	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_LIGHTMAP\n	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_AOMAP\n	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_BUMPMAP\n	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_NORMALMAP\n	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_DISPLACEMENTMAP\n	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_EMISSIVEMAP\n	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_METALNESSMAP\n	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_ROUGHNESSMAP\n	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_DIFFUSE_ROUGHNESSMAP\n	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_ANISOTROPYMAP\n	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_CLEARCOATMAP\n	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_CLEARCOAT_NORMALMAP\n	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_CLEARCOAT_ROUGHNESSMAP\n	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_IRIDESCENCEMAP\n	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_IRIDESCENCE_THICKNESSMAP\n	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_SHEEN_COLORMAP\n	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_SHEEN_ROUGHNESSMAP\n	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_SPECULARMAP\n	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_SPECULAR_COLORMAP\n	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_SPECULAR_INTENSITYMAP\n	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_TRANSMISSIONMAP\n	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;\n#endif\n#ifdef USE_THICKNESSMAP\n	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;\n#endif",
	worldpos_vertex: "#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0\n	vec4 worldPosition = vec4( transformed, 1.0 );\n	#ifdef USE_BATCHING\n		worldPosition = batchingMatrix * worldPosition;\n	#endif\n	#ifdef USE_INSTANCING\n		worldPosition = instanceMatrix * worldPosition;\n	#endif\n	worldPosition = modelMatrix * worldPosition;\n#endif",
	background_vert: "varying vec2 vUv;\nuniform mat3 uvTransform;\nvoid main() {\n	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;\n	gl_Position = vec4( position.xy, 1.0, 1.0 );\n}",
	background_frag: "uniform sampler2D t2D;\nuniform float backgroundIntensity;\nvarying vec2 vUv;\nvoid main() {\n	vec4 texColor = texture2D( t2D, vUv );\n	#ifdef DECODE_VIDEO_TEXTURE\n		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );\n	#endif\n	texColor.rgb *= backgroundIntensity;\n	gl_FragColor = texColor;\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n}",
	backgroundCube_vert: "varying vec3 vWorldDirection;\n#include <common>\nvoid main() {\n	vWorldDirection = transformDirection( position, modelMatrix );\n	#include <begin_vertex>\n	#include <project_vertex>\n	gl_Position.z = gl_Position.w;\n}",
	backgroundCube_frag: "uniform float backgroundBlurriness;\nuniform float backgroundIntensity;\nuniform mat3 backgroundRotation;\nvarying vec3 vWorldDirection;\n#include <envmap_common_pars_fragment>\nvoid main() {\n	#ifdef ENVMAP_TYPE_PMREM\n		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );\n	#else\n		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );\n	#endif\n	texColor.rgb *= backgroundIntensity;\n	gl_FragColor = texColor;\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n}",
	cube_vert: "varying vec3 vWorldDirection;\n#include <common>\nvoid main() {\n	vWorldDirection = transformDirection( position, modelMatrix );\n	#include <begin_vertex>\n	#include <project_vertex>\n	gl_Position.z = gl_Position.w;\n}",
	cube_frag: "uniform samplerCube tCube;\nuniform float tFlip;\nuniform float opacity;\nvarying vec3 vWorldDirection;\nvoid main() {\n	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );\n	gl_FragColor = texColor;\n	gl_FragColor.a *= opacity;\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n}",
	depth_vert: "#include <common>\n#include <batching_pars_vertex>\n#include <uv_pars_vertex>\n#include <displacementmap_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvarying vec2 vHighPrecisionZW;\nvoid main() {\n	#include <uv_vertex>\n	#include <batching_vertex>\n	#include <skinbase_vertex>\n	#include <morphinstance_vertex>\n	#ifdef USE_DISPLACEMENTMAP\n		#include <beginnormal_vertex>\n		#include <morphnormal_vertex>\n		#include <skinnormal_vertex>\n	#endif\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <displacementmap_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	vHighPrecisionZW = gl_Position.zw;\n}",
	depth_frag: "#if DEPTH_PACKING == 3200\n	uniform float opacity;\n#endif\n#include <common>\n#include <packing>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <alphamap_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvarying vec2 vHighPrecisionZW;\nvoid main() {\n	vec4 diffuseColor = vec4( 1.0 );\n	#include <clipping_planes_fragment>\n	#if DEPTH_PACKING == 3200\n		diffuseColor.a = opacity;\n	#endif\n	#include <map_fragment>\n	#include <alphamap_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	#include <logdepthbuf_fragment>\n	#ifdef USE_REVERSED_DEPTH_BUFFER\n		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];\n	#else\n		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;\n	#endif\n	#if DEPTH_PACKING == 3200\n		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );\n	#elif DEPTH_PACKING == 3201\n		gl_FragColor = packDepthToRGBA( fragCoordZ );\n	#elif DEPTH_PACKING == 3202\n		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );\n	#elif DEPTH_PACKING == 3203\n		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );\n	#endif\n}",
	distance_vert: "#define DISTANCE\nvarying vec3 vWorldPosition;\n#include <common>\n#include <batching_pars_vertex>\n#include <uv_pars_vertex>\n#include <displacementmap_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	#include <uv_vertex>\n	#include <batching_vertex>\n	#include <skinbase_vertex>\n	#include <morphinstance_vertex>\n	#ifdef USE_DISPLACEMENTMAP\n		#include <beginnormal_vertex>\n		#include <morphnormal_vertex>\n		#include <skinnormal_vertex>\n	#endif\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <displacementmap_vertex>\n	#include <project_vertex>\n	#include <worldpos_vertex>\n	#include <clipping_planes_vertex>\n	vWorldPosition = worldPosition.xyz;\n}",
	distance_frag: "#define DISTANCE\nuniform vec3 referencePosition;\nuniform float nearDistance;\nuniform float farDistance;\nvarying vec3 vWorldPosition;\n#include <common>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <alphamap_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( 1.0 );\n	#include <clipping_planes_fragment>\n	#include <map_fragment>\n	#include <alphamap_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	float dist = length( vWorldPosition - referencePosition );\n	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );\n	dist = saturate( dist );\n	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );\n}",
	equirect_vert: "varying vec3 vWorldDirection;\n#include <common>\nvoid main() {\n	vWorldDirection = transformDirection( position, modelMatrix );\n	#include <begin_vertex>\n	#include <project_vertex>\n}",
	equirect_frag: "uniform sampler2D tEquirect;\nvarying vec3 vWorldDirection;\n#include <common>\nvoid main() {\n	vec3 direction = normalize( vWorldDirection );\n	vec2 sampleUV = equirectUv( direction );\n	gl_FragColor = texture2D( tEquirect, sampleUV );\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n}",
	linedashed_vert: "uniform float scale;\nattribute float lineDistance;\nvarying float vLineDistance;\n#include <common>\n#include <uv_pars_vertex>\n#include <color_pars_vertex>\n#include <fog_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	vLineDistance = scale * lineDistance;\n	#include <uv_vertex>\n	#include <color_vertex>\n	#include <morphinstance_vertex>\n	#include <morphcolor_vertex>\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	#include <fog_vertex>\n}",
	linedashed_frag: "uniform vec3 diffuse;\nuniform float opacity;\nuniform float dashSize;\nuniform float totalSize;\nvarying float vLineDistance;\n#include <common>\n#include <color_pars_fragment>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <fog_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( diffuse, opacity );\n	#include <clipping_planes_fragment>\n	if ( mod( vLineDistance, totalSize ) > dashSize ) {\n		discard;\n	}\n	vec3 outgoingLight = vec3( 0.0 );\n	#include <logdepthbuf_fragment>\n	#include <map_fragment>\n	#include <color_fragment>\n	outgoingLight = diffuseColor.rgb;\n	#include <opaque_fragment>\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n	#include <premultiplied_alpha_fragment>\n}",
	meshbasic_vert: "#include <common>\n#include <batching_pars_vertex>\n#include <uv_pars_vertex>\n#include <envmap_pars_vertex>\n#include <color_pars_vertex>\n#include <fog_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	#include <uv_vertex>\n	#include <color_vertex>\n	#include <morphinstance_vertex>\n	#include <morphcolor_vertex>\n	#include <batching_vertex>\n	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )\n		#include <beginnormal_vertex>\n		#include <morphnormal_vertex>\n		#include <skinbase_vertex>\n		#include <skinnormal_vertex>\n		#include <defaultnormal_vertex>\n	#endif\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	#include <worldpos_vertex>\n	#include <envmap_vertex>\n	#include <fog_vertex>\n}",
	meshbasic_frag: "uniform vec3 diffuse;\nuniform float opacity;\n#ifndef FLAT_SHADED\n	varying vec3 vNormal;\n#endif\n#include <common>\n#include <dithering_pars_fragment>\n#include <color_pars_fragment>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <alphamap_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <aomap_pars_fragment>\n#include <lightmap_pars_fragment>\n#include <envmap_common_pars_fragment>\n#include <envmap_pars_fragment>\n#include <fog_pars_fragment>\n#include <specularmap_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( diffuse, opacity );\n	#include <clipping_planes_fragment>\n	#include <logdepthbuf_fragment>\n	#include <map_fragment>\n	#include <color_fragment>\n	#include <alphamap_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	#include <specularmap_fragment>\n	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );\n	#ifdef USE_LIGHTMAP\n		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );\n		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;\n	#else\n		reflectedLight.indirectDiffuse += vec3( 1.0 );\n	#endif\n	#include <aomap_fragment>\n	reflectedLight.indirectDiffuse *= diffuseColor.rgb;\n	vec3 outgoingLight = reflectedLight.indirectDiffuse;\n	#include <envmap_fragment>\n	#include <opaque_fragment>\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n	#include <premultiplied_alpha_fragment>\n	#include <dithering_fragment>\n}",
	meshlambert_vert: "#define LAMBERT\nvarying vec3 vViewPosition;\n#include <common>\n#include <batching_pars_vertex>\n#include <uv_pars_vertex>\n#include <displacementmap_pars_vertex>\n#include <envmap_pars_vertex>\n#include <color_pars_vertex>\n#include <fog_pars_vertex>\n#include <normal_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <shadowmap_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	#include <uv_vertex>\n	#include <color_vertex>\n	#include <morphinstance_vertex>\n	#include <morphcolor_vertex>\n	#include <batching_vertex>\n	#include <beginnormal_vertex>\n	#include <morphnormal_vertex>\n	#include <skinbase_vertex>\n	#include <skinnormal_vertex>\n	#include <defaultnormal_vertex>\n	#include <normal_vertex>\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <displacementmap_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	vViewPosition = - mvPosition.xyz;\n	#include <worldpos_vertex>\n	#include <envmap_vertex>\n	#include <shadowmap_vertex>\n	#include <fog_vertex>\n}",
	meshlambert_frag: "#define LAMBERT\nuniform vec3 diffuse;\nuniform vec3 emissive;\nuniform float opacity;\n#include <common>\n#include <dithering_pars_fragment>\n#include <color_pars_fragment>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <alphamap_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <aomap_pars_fragment>\n#include <lightmap_pars_fragment>\n#include <emissivemap_pars_fragment>\n#include <envmap_common_pars_fragment>\n#include <envmap_pars_fragment>\n#include <envmap_physical_pars_fragment>\n#include <fog_pars_fragment>\n#include <bsdfs>\n#include <lights_pars_begin>\n#include <normal_pars_fragment>\n#include <lights_lambert_pars_fragment>\n#include <shadowmap_pars_fragment>\n#include <bumpmap_pars_fragment>\n#include <normalmap_pars_fragment>\n#include <specularmap_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( diffuse, opacity );\n	#include <clipping_planes_fragment>\n	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );\n	vec3 totalEmissiveRadiance = emissive;\n	#include <logdepthbuf_fragment>\n	#include <map_fragment>\n	#include <color_fragment>\n	#include <alphamap_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	#include <specularmap_fragment>\n	#include <normal_fragment_begin>\n	#include <normal_fragment_maps>\n	#include <emissivemap_fragment>\n	#include <lights_lambert_fragment>\n	#include <lights_fragment_begin>\n	#include <lights_fragment_maps>\n	#include <lights_fragment_end>\n	#include <aomap_fragment>\n	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;\n	#include <envmap_fragment>\n	#include <opaque_fragment>\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n	#include <premultiplied_alpha_fragment>\n	#include <dithering_fragment>\n}",
	meshmatcap_vert: "#define MATCAP\nvarying vec3 vViewPosition;\n#include <common>\n#include <batching_pars_vertex>\n#include <uv_pars_vertex>\n#include <color_pars_vertex>\n#include <displacementmap_pars_vertex>\n#include <fog_pars_vertex>\n#include <normal_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	#include <uv_vertex>\n	#include <color_vertex>\n	#include <morphinstance_vertex>\n	#include <morphcolor_vertex>\n	#include <batching_vertex>\n	#include <beginnormal_vertex>\n	#include <morphnormal_vertex>\n	#include <skinbase_vertex>\n	#include <skinnormal_vertex>\n	#include <defaultnormal_vertex>\n	#include <normal_vertex>\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <displacementmap_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	#include <fog_vertex>\n	vViewPosition = - mvPosition.xyz;\n}",
	meshmatcap_frag: "#define MATCAP\nuniform vec3 diffuse;\nuniform float opacity;\nuniform sampler2D matcap;\nvarying vec3 vViewPosition;\n#include <common>\n#include <dithering_pars_fragment>\n#include <color_pars_fragment>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <alphamap_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <fog_pars_fragment>\n#include <normal_pars_fragment>\n#include <bumpmap_pars_fragment>\n#include <normalmap_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( diffuse, opacity );\n	#include <clipping_planes_fragment>\n	#include <logdepthbuf_fragment>\n	#include <map_fragment>\n	#include <color_fragment>\n	#include <alphamap_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	#include <normal_fragment_begin>\n	#include <normal_fragment_maps>\n	vec3 viewDir = normalize( vViewPosition );\n	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );\n	vec3 y = cross( viewDir, x );\n	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;\n	#ifdef USE_MATCAP\n		vec4 matcapColor = texture2D( matcap, uv );\n	#else\n		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );\n	#endif\n	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;\n	#include <opaque_fragment>\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n	#include <premultiplied_alpha_fragment>\n	#include <dithering_fragment>\n}",
	meshnormal_vert: "#define NORMAL\n#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )\n	varying vec3 vViewPosition;\n#endif\n#include <common>\n#include <batching_pars_vertex>\n#include <uv_pars_vertex>\n#include <displacementmap_pars_vertex>\n#include <normal_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	#include <uv_vertex>\n	#include <batching_vertex>\n	#include <beginnormal_vertex>\n	#include <morphinstance_vertex>\n	#include <morphnormal_vertex>\n	#include <skinbase_vertex>\n	#include <skinnormal_vertex>\n	#include <defaultnormal_vertex>\n	#include <normal_vertex>\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <displacementmap_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )\n	vViewPosition = - mvPosition.xyz;\n#endif\n}",
	meshnormal_frag: "#define NORMAL\nuniform float opacity;\n#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )\n	varying vec3 vViewPosition;\n#endif\n#include <uv_pars_fragment>\n#include <normal_pars_fragment>\n#include <bumpmap_pars_fragment>\n#include <normalmap_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );\n	#include <clipping_planes_fragment>\n	#include <logdepthbuf_fragment>\n	#include <normal_fragment_begin>\n	#include <normal_fragment_maps>\n	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );\n	#ifdef OPAQUE\n		gl_FragColor.a = 1.0;\n	#endif\n}",
	meshphong_vert: "#define PHONG\nvarying vec3 vViewPosition;\n#include <common>\n#include <batching_pars_vertex>\n#include <uv_pars_vertex>\n#include <displacementmap_pars_vertex>\n#include <envmap_pars_vertex>\n#include <color_pars_vertex>\n#include <fog_pars_vertex>\n#include <normal_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <shadowmap_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	#include <uv_vertex>\n	#include <color_vertex>\n	#include <morphcolor_vertex>\n	#include <batching_vertex>\n	#include <beginnormal_vertex>\n	#include <morphinstance_vertex>\n	#include <morphnormal_vertex>\n	#include <skinbase_vertex>\n	#include <skinnormal_vertex>\n	#include <defaultnormal_vertex>\n	#include <normal_vertex>\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <displacementmap_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	vViewPosition = - mvPosition.xyz;\n	#include <worldpos_vertex>\n	#include <envmap_vertex>\n	#include <shadowmap_vertex>\n	#include <fog_vertex>\n}",
	meshphong_frag: "#define PHONG\nuniform vec3 diffuse;\nuniform vec3 emissive;\nuniform vec3 specular;\nuniform float shininess;\nuniform float opacity;\n#include <common>\n#include <dithering_pars_fragment>\n#include <color_pars_fragment>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <alphamap_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <aomap_pars_fragment>\n#include <lightmap_pars_fragment>\n#include <emissivemap_pars_fragment>\n#include <envmap_common_pars_fragment>\n#include <envmap_pars_fragment>\n#include <envmap_physical_pars_fragment>\n#include <fog_pars_fragment>\n#include <bsdfs>\n#include <lights_pars_begin>\n#include <normal_pars_fragment>\n#include <lights_phong_pars_fragment>\n#include <shadowmap_pars_fragment>\n#include <bumpmap_pars_fragment>\n#include <normalmap_pars_fragment>\n#include <specularmap_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( diffuse, opacity );\n	#include <clipping_planes_fragment>\n	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );\n	vec3 totalEmissiveRadiance = emissive;\n	#include <logdepthbuf_fragment>\n	#include <map_fragment>\n	#include <color_fragment>\n	#include <alphamap_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	#include <specularmap_fragment>\n	#include <normal_fragment_begin>\n	#include <normal_fragment_maps>\n	#include <emissivemap_fragment>\n	#include <lights_phong_fragment>\n	#include <lights_fragment_begin>\n	#include <lights_fragment_maps>\n	#include <lights_fragment_end>\n	#include <aomap_fragment>\n	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;\n	#include <envmap_fragment>\n	#include <opaque_fragment>\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n	#include <premultiplied_alpha_fragment>\n	#include <dithering_fragment>\n}",
	meshphysical_vert: "#define STANDARD\nvarying vec3 vViewPosition;\n#ifdef USE_TRANSMISSION\n	varying vec3 vWorldPosition;\n#endif\n#include <common>\n#include <batching_pars_vertex>\n#include <uv_pars_vertex>\n#include <displacementmap_pars_vertex>\n#include <color_pars_vertex>\n#include <fog_pars_vertex>\n#include <normal_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <shadowmap_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	#include <uv_vertex>\n	#include <color_vertex>\n	#include <morphinstance_vertex>\n	#include <morphcolor_vertex>\n	#include <batching_vertex>\n	#include <beginnormal_vertex>\n	#include <morphnormal_vertex>\n	#include <skinbase_vertex>\n	#include <skinnormal_vertex>\n	#include <defaultnormal_vertex>\n	#include <normal_vertex>\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <displacementmap_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	vViewPosition = - mvPosition.xyz;\n	#include <worldpos_vertex>\n	#include <shadowmap_vertex>\n	#include <fog_vertex>\n#ifdef USE_TRANSMISSION\n	vWorldPosition = worldPosition.xyz;\n#endif\n}",
	meshphysical_frag: "#define STANDARD\n#ifdef PHYSICAL\n	#define IOR\n	#define USE_SPECULAR\n#endif\nuniform vec3 diffuse;\nuniform vec3 emissive;\nuniform float roughness;\nuniform float metalness;\nuniform float opacity;\n#ifdef IOR\n	uniform float ior;\n#endif\n#ifdef USE_SPECULAR\n	uniform float specularIntensity;\n	uniform vec3 specularColor;\n	#ifdef USE_SPECULAR_COLORMAP\n		uniform sampler2D specularColorMap;\n	#endif\n	#ifdef USE_SPECULAR_INTENSITYMAP\n		uniform sampler2D specularIntensityMap;\n	#endif\n#endif\n#ifdef USE_CLEARCOAT\n	uniform float clearcoat;\n	uniform float clearcoatRoughness;\n#endif\n#ifdef USE_DIFFUSE_ROUGHNESS\n	uniform float diffuseRoughness;\n	#ifdef USE_DIFFUSE_ROUGHNESSMAP\n		uniform sampler2D diffuseRoughnessMap;\n	#endif\n#endif\n#ifdef USE_DISPERSION\n	uniform float dispersion;\n#endif\n#ifdef USE_RETROREFLECTION\n	uniform float retroreflectivity;\n#endif\n#ifdef USE_IRIDESCENCE\n	uniform float iridescence;\n	uniform float iridescenceIOR;\n	uniform float iridescenceThicknessMinimum;\n	uniform float iridescenceThicknessMaximum;\n#endif\n#ifdef USE_SHEEN\n	uniform vec3 sheenColor;\n	uniform float sheenRoughness;\n	#ifdef USE_SHEEN_COLORMAP\n		uniform sampler2D sheenColorMap;\n	#endif\n	#ifdef USE_SHEEN_ROUGHNESSMAP\n		uniform sampler2D sheenRoughnessMap;\n	#endif\n#endif\n#ifdef USE_ANISOTROPY\n	uniform vec2 anisotropyVector;\n	#ifdef USE_ANISOTROPYMAP\n		uniform sampler2D anisotropyMap;\n	#endif\n#endif\nvarying vec3 vViewPosition;\n#include <common>\n#include <dithering_pars_fragment>\n#include <color_pars_fragment>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <alphamap_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <aomap_pars_fragment>\n#include <lightmap_pars_fragment>\n#include <emissivemap_pars_fragment>\n#include <iridescence_fragment>\n#include <envmap_common_pars_fragment>\n#include <envmap_physical_pars_fragment>\n#include <fog_pars_fragment>\n#include <lights_pars_begin>\n#include <normal_pars_fragment>\n#include <lights_physical_pars_fragment>\n#include <transmission_pars_fragment>\n#include <shadowmap_pars_fragment>\n#include <bumpmap_pars_fragment>\n#include <normalmap_pars_fragment>\n#include <clearcoat_pars_fragment>\n#include <iridescence_pars_fragment>\n#include <roughnessmap_pars_fragment>\n#include <metalnessmap_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( diffuse, opacity );\n	#include <clipping_planes_fragment>\n	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );\n	vec3 totalEmissiveRadiance = emissive;\n	#include <logdepthbuf_fragment>\n	#include <map_fragment>\n	#include <color_fragment>\n	#include <alphamap_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	#include <roughnessmap_fragment>\n	#include <metalnessmap_fragment>\n	#include <normal_fragment_begin>\n	#include <normal_fragment_maps>\n	#include <clearcoat_normal_fragment_begin>\n	#include <clearcoat_normal_fragment_maps>\n	#include <emissivemap_fragment>\n	#include <lights_physical_fragment>\n	#include <lights_fragment_begin>\n	#include <lights_fragment_maps>\n	#include <lights_fragment_end>\n	#include <aomap_fragment>\n	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;\n	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;\n	#include <transmission_fragment>\n	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;\n	#ifdef USE_SHEEN\n \n		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;\n \n 	#endif\n	#ifdef USE_CLEARCOAT\n		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );\n		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );\n		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;\n	#endif\n	#include <opaque_fragment>\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n	#include <premultiplied_alpha_fragment>\n	#include <dithering_fragment>\n}",
	meshtoon_vert: "#define TOON\nvarying vec3 vViewPosition;\n#include <common>\n#include <batching_pars_vertex>\n#include <uv_pars_vertex>\n#include <displacementmap_pars_vertex>\n#include <color_pars_vertex>\n#include <fog_pars_vertex>\n#include <normal_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <shadowmap_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	#include <uv_vertex>\n	#include <color_vertex>\n	#include <morphinstance_vertex>\n	#include <morphcolor_vertex>\n	#include <batching_vertex>\n	#include <beginnormal_vertex>\n	#include <morphnormal_vertex>\n	#include <skinbase_vertex>\n	#include <skinnormal_vertex>\n	#include <defaultnormal_vertex>\n	#include <normal_vertex>\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <displacementmap_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	vViewPosition = - mvPosition.xyz;\n	#include <worldpos_vertex>\n	#include <shadowmap_vertex>\n	#include <fog_vertex>\n}",
	meshtoon_frag: "#define TOON\nuniform vec3 diffuse;\nuniform vec3 emissive;\nuniform float opacity;\n#include <common>\n#include <dithering_pars_fragment>\n#include <color_pars_fragment>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <alphamap_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <aomap_pars_fragment>\n#include <lightmap_pars_fragment>\n#include <emissivemap_pars_fragment>\n#include <gradientmap_pars_fragment>\n#include <fog_pars_fragment>\n#include <bsdfs>\n#include <lights_pars_begin>\n#include <normal_pars_fragment>\n#include <lights_toon_pars_fragment>\n#include <shadowmap_pars_fragment>\n#include <bumpmap_pars_fragment>\n#include <normalmap_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( diffuse, opacity );\n	#include <clipping_planes_fragment>\n	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );\n	vec3 totalEmissiveRadiance = emissive;\n	#include <logdepthbuf_fragment>\n	#include <map_fragment>\n	#include <color_fragment>\n	#include <alphamap_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	#include <normal_fragment_begin>\n	#include <normal_fragment_maps>\n	#include <emissivemap_fragment>\n	#include <lights_toon_fragment>\n	#include <lights_fragment_begin>\n	#include <lights_fragment_maps>\n	#include <lights_fragment_end>\n	#include <aomap_fragment>\n	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;\n	#include <opaque_fragment>\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n	#include <premultiplied_alpha_fragment>\n	#include <dithering_fragment>\n}",
	points_vert: "uniform float size;\nuniform float scale;\n#include <common>\n#include <color_pars_vertex>\n#include <fog_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\n#ifdef USE_POINTS_UV\n	varying vec2 vUv;\n	uniform mat3 uvTransform;\n#endif\nvoid main() {\n	#ifdef USE_POINTS_UV\n		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;\n	#endif\n	#include <color_vertex>\n	#include <morphinstance_vertex>\n	#include <morphcolor_vertex>\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <project_vertex>\n	gl_PointSize = size;\n	#ifdef USE_SIZEATTENUATION\n		bool isPerspective = isPerspectiveMatrix( projectionMatrix );\n		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );\n	#endif\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	#include <worldpos_vertex>\n	#include <fog_vertex>\n}",
	points_frag: "uniform vec3 diffuse;\nuniform float opacity;\n#include <common>\n#include <color_pars_fragment>\n#include <map_particle_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <fog_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( diffuse, opacity );\n	#include <clipping_planes_fragment>\n	vec3 outgoingLight = vec3( 0.0 );\n	#include <logdepthbuf_fragment>\n	#include <map_particle_fragment>\n	#include <color_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	outgoingLight = diffuseColor.rgb;\n	#include <opaque_fragment>\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n	#include <premultiplied_alpha_fragment>\n}",
	shadow_vert: "#include <common>\n#include <batching_pars_vertex>\n#include <fog_pars_vertex>\n#include <morphtarget_pars_vertex>\n#include <skinning_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <shadowmap_pars_vertex>\nvoid main() {\n	#include <batching_vertex>\n	#include <beginnormal_vertex>\n	#include <morphinstance_vertex>\n	#include <morphnormal_vertex>\n	#include <skinbase_vertex>\n	#include <skinnormal_vertex>\n	#include <defaultnormal_vertex>\n	#include <begin_vertex>\n	#include <morphtarget_vertex>\n	#include <skinning_vertex>\n	#include <project_vertex>\n	#include <logdepthbuf_vertex>\n	#include <worldpos_vertex>\n	#include <shadowmap_vertex>\n	#include <fog_vertex>\n}",
	shadow_frag: "uniform vec3 color;\nuniform float opacity;\n#include <common>\n#include <fog_pars_fragment>\n#include <bsdfs>\n#include <lights_pars_begin>\n#include <logdepthbuf_pars_fragment>\n#include <shadowmap_pars_fragment>\n#include <shadowmask_pars_fragment>\nvoid main() {\n	#include <logdepthbuf_fragment>\n	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n	#include <premultiplied_alpha_fragment>\n}",
	sprite_vert: "uniform float rotation;\nuniform vec2 center;\n#include <common>\n#include <uv_pars_vertex>\n#include <fog_pars_vertex>\n#include <logdepthbuf_pars_vertex>\n#include <clipping_planes_pars_vertex>\nvoid main() {\n	#include <uv_vertex>\n	vec4 mvPosition = modelViewMatrix[ 3 ];\n	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );\n	#ifndef USE_SIZEATTENUATION\n		bool isPerspective = isPerspectiveMatrix( projectionMatrix );\n		if ( isPerspective ) scale *= - mvPosition.z;\n	#endif\n	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;\n	vec2 rotatedPosition;\n	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;\n	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;\n	mvPosition.xy += rotatedPosition;\n	gl_Position = projectionMatrix * mvPosition;\n	#include <logdepthbuf_vertex>\n	#include <clipping_planes_vertex>\n	#include <fog_vertex>\n}",
	sprite_frag: "uniform vec3 diffuse;\nuniform float opacity;\n#include <common>\n#include <uv_pars_fragment>\n#include <map_pars_fragment>\n#include <alphamap_pars_fragment>\n#include <alphatest_pars_fragment>\n#include <alphahash_pars_fragment>\n#include <fog_pars_fragment>\n#include <logdepthbuf_pars_fragment>\n#include <clipping_planes_pars_fragment>\nvoid main() {\n	vec4 diffuseColor = vec4( diffuse, opacity );\n	#include <clipping_planes_fragment>\n	vec3 outgoingLight = vec3( 0.0 );\n	#include <logdepthbuf_fragment>\n	#include <map_fragment>\n	#include <alphamap_fragment>\n	#include <alphatest_fragment>\n	#include <alphahash_fragment>\n	outgoingLight = diffuseColor.rgb;\n	#include <opaque_fragment>\n	#include <tonemapping_fragment>\n	#include <colorspace_fragment>\n	#include <fog_fragment>\n}"
}, $ = {
	common: {
		diffuse: { value: /*@__PURE__*/ new Bc(16777215) },
		opacity: { value: 1 },
		map: { value: null },
		mapTransform: { value: /*@__PURE__*/ new Rs() },
		alphaMap: { value: null },
		alphaMapTransform: { value: /*@__PURE__*/ new Rs() },
		alphaTest: { value: 0 }
	},
	specularmap: {
		specularMap: { value: null },
		specularMapTransform: { value: /*@__PURE__*/ new Rs() }
	},
	envmap: {
		envMap: { value: null },
		envMapRotation: { value: /*@__PURE__*/ new Rs() },
		reflectivity: { value: 1 },
		ior: { value: 1.5 },
		refractionRatio: { value: .98 },
		dfgLUT: { value: null }
	},
	aomap: {
		aoMap: { value: null },
		aoMapIntensity: { value: 1 },
		aoMapTransform: { value: /*@__PURE__*/ new Rs() }
	},
	lightmap: {
		lightMap: { value: null },
		lightMapIntensity: { value: 1 },
		lightMapTransform: { value: /*@__PURE__*/ new Rs() }
	},
	bumpmap: {
		bumpMap: { value: null },
		bumpMapTransform: { value: /*@__PURE__*/ new Rs() },
		bumpScale: { value: 1 }
	},
	normalmap: {
		normalMap: { value: null },
		normalMapTransform: { value: /*@__PURE__*/ new Rs() },
		normalScale: { value: /*@__PURE__*/ new Ps(1, 1) }
	},
	displacementmap: {
		displacementMap: { value: null },
		displacementMapTransform: { value: /*@__PURE__*/ new Rs() },
		displacementScale: { value: 1 },
		displacementBias: { value: 0 }
	},
	emissivemap: {
		emissiveMap: { value: null },
		emissiveMapTransform: { value: /*@__PURE__*/ new Rs() }
	},
	metalnessmap: {
		metalnessMap: { value: null },
		metalnessMapTransform: { value: /*@__PURE__*/ new Rs() }
	},
	roughnessmap: {
		roughnessMap: { value: null },
		roughnessMapTransform: { value: /*@__PURE__*/ new Rs() }
	},
	gradientmap: { gradientMap: { value: null } },
	fog: {
		fogDensity: { value: 25e-5 },
		fogNear: { value: 1 },
		fogFar: { value: 2e3 },
		fogColor: { value: /*@__PURE__*/ new Bc(16777215) }
	},
	lights: {
		ambientLightColor: { value: [] },
		lightProbe: { value: [] },
		sunLights: {
			value: [],
			properties: {
				direction: {},
				color: {}
			}
		},
		sunLightShadows: {
			value: [],
			properties: {
				shadowIntensity: 1,
				shadowBias: {},
				shadowNormalBias: {},
				shadowRadius: {},
				shadowMapSize: {}
			}
		},
		sunShadowMatrix: { value: [] },
		sunShadowCascade: { value: [] },
		directionalLights: {
			value: [],
			properties: {
				direction: {},
				color: {}
			}
		},
		directionalLightShadows: {
			value: [],
			properties: {
				shadowIntensity: 1,
				shadowBias: {},
				shadowNormalBias: {},
				shadowRadius: {},
				shadowMapSize: {}
			}
		},
		directionalShadowMatrix: { value: [] },
		spotLights: {
			value: [],
			properties: {
				color: {},
				position: {},
				direction: {},
				distance: {},
				coneCos: {},
				penumbraCos: {},
				decay: {}
			}
		},
		spotLightShadows: {
			value: [],
			properties: {
				shadowIntensity: 1,
				shadowBias: {},
				shadowNormalBias: {},
				shadowRadius: {},
				shadowMapSize: {}
			}
		},
		spotLightMap: { value: [] },
		spotLightMatrix: { value: [] },
		pointLights: {
			value: [],
			properties: {
				color: {},
				position: {},
				decay: {},
				distance: {}
			}
		},
		pointLightShadows: {
			value: [],
			properties: {
				shadowIntensity: 1,
				shadowBias: {},
				shadowNormalBias: {},
				shadowRadius: {},
				shadowMapSize: {},
				shadowCameraNear: {},
				shadowCameraFar: {}
			}
		},
		pointShadowMatrix: { value: [] },
		hemisphereLights: {
			value: [],
			properties: {
				direction: {},
				skyColor: {},
				groundColor: {}
			}
		},
		rectAreaLights: {
			value: [],
			properties: {
				color: {},
				position: {},
				width: {},
				height: {}
			}
		},
		ltc_1: { value: null },
		ltc_2: { value: null },
		probesSH: { value: [] },
		probesMin: { value: [] },
		probesMax: { value: [] },
		probesResolution: { value: [] }
	},
	points: {
		diffuse: { value: /*@__PURE__*/ new Bc(16777215) },
		opacity: { value: 1 },
		size: { value: 1 },
		scale: { value: 1 },
		map: { value: null },
		alphaMap: { value: null },
		alphaMapTransform: { value: /*@__PURE__*/ new Rs() },
		alphaTest: { value: 0 },
		uvTransform: { value: /*@__PURE__*/ new Rs() }
	},
	sprite: {
		diffuse: { value: /*@__PURE__*/ new Bc(16777215) },
		opacity: { value: 1 },
		center: { value: /*@__PURE__*/ new Ps(.5, .5) },
		rotation: { value: 0 },
		map: { value: null },
		mapTransform: { value: /*@__PURE__*/ new Rs() },
		alphaMap: { value: null },
		alphaMapTransform: { value: /*@__PURE__*/ new Rs() },
		alphaTest: { value: 0 }
	}
}, af = {
	basic: {
		uniforms: /*@__PURE__*/ Yu([
			$.common,
			$.specularmap,
			$.envmap,
			$.aomap,
			$.lightmap,
			$.fog
		]),
		vertexShader: rf.meshbasic_vert,
		fragmentShader: rf.meshbasic_frag
	},
	lambert: {
		uniforms: /*@__PURE__*/ Yu([
			$.common,
			$.specularmap,
			$.envmap,
			$.aomap,
			$.lightmap,
			$.emissivemap,
			$.bumpmap,
			$.normalmap,
			$.displacementmap,
			$.fog,
			$.lights,
			{
				emissive: { value: /*@__PURE__*/ new Bc(0) },
				envMapIntensity: { value: 1 }
			}
		]),
		vertexShader: rf.meshlambert_vert,
		fragmentShader: rf.meshlambert_frag
	},
	phong: {
		uniforms: /*@__PURE__*/ Yu([
			$.common,
			$.specularmap,
			$.envmap,
			$.aomap,
			$.lightmap,
			$.emissivemap,
			$.bumpmap,
			$.normalmap,
			$.displacementmap,
			$.fog,
			$.lights,
			{
				emissive: { value: /*@__PURE__*/ new Bc(0) },
				specular: { value: /*@__PURE__*/ new Bc(1118481) },
				shininess: { value: 30 },
				envMapIntensity: { value: 1 }
			}
		]),
		vertexShader: rf.meshphong_vert,
		fragmentShader: rf.meshphong_frag
	},
	standard: {
		uniforms: /*@__PURE__*/ Yu([
			$.common,
			$.envmap,
			$.aomap,
			$.lightmap,
			$.emissivemap,
			$.bumpmap,
			$.normalmap,
			$.displacementmap,
			$.roughnessmap,
			$.metalnessmap,
			$.fog,
			$.lights,
			{
				emissive: { value: /*@__PURE__*/ new Bc(0) },
				roughness: { value: 1 },
				metalness: { value: 0 },
				envMapIntensity: { value: 1 }
			}
		]),
		vertexShader: rf.meshphysical_vert,
		fragmentShader: rf.meshphysical_frag
	},
	toon: {
		uniforms: /*@__PURE__*/ Yu([
			$.common,
			$.aomap,
			$.lightmap,
			$.emissivemap,
			$.bumpmap,
			$.normalmap,
			$.displacementmap,
			$.gradientmap,
			$.fog,
			$.lights,
			{ emissive: { value: /*@__PURE__*/ new Bc(0) } }
		]),
		vertexShader: rf.meshtoon_vert,
		fragmentShader: rf.meshtoon_frag
	},
	matcap: {
		uniforms: /*@__PURE__*/ Yu([
			$.common,
			$.bumpmap,
			$.normalmap,
			$.displacementmap,
			$.fog,
			{ matcap: { value: null } }
		]),
		vertexShader: rf.meshmatcap_vert,
		fragmentShader: rf.meshmatcap_frag
	},
	points: {
		uniforms: /*@__PURE__*/ Yu([$.points, $.fog]),
		vertexShader: rf.points_vert,
		fragmentShader: rf.points_frag
	},
	dashed: {
		uniforms: /*@__PURE__*/ Yu([
			$.common,
			$.fog,
			{
				scale: { value: 1 },
				dashSize: { value: 1 },
				totalSize: { value: 2 }
			}
		]),
		vertexShader: rf.linedashed_vert,
		fragmentShader: rf.linedashed_frag
	},
	depth: {
		uniforms: /*@__PURE__*/ Yu([$.common, $.displacementmap]),
		vertexShader: rf.depth_vert,
		fragmentShader: rf.depth_frag
	},
	normal: {
		uniforms: /*@__PURE__*/ Yu([
			$.common,
			$.bumpmap,
			$.normalmap,
			$.displacementmap,
			{ opacity: { value: 1 } }
		]),
		vertexShader: rf.meshnormal_vert,
		fragmentShader: rf.meshnormal_frag
	},
	sprite: {
		uniforms: /*@__PURE__*/ Yu([$.sprite, $.fog]),
		vertexShader: rf.sprite_vert,
		fragmentShader: rf.sprite_frag
	},
	background: {
		uniforms: {
			uvTransform: { value: /*@__PURE__*/ new Rs() },
			t2D: { value: null },
			backgroundIntensity: { value: 1 }
		},
		vertexShader: rf.background_vert,
		fragmentShader: rf.background_frag
	},
	backgroundCube: {
		uniforms: {
			envMap: { value: null },
			backgroundBlurriness: { value: 0 },
			backgroundIntensity: { value: 1 },
			backgroundRotation: { value: /*@__PURE__*/ new Rs() }
		},
		vertexShader: rf.backgroundCube_vert,
		fragmentShader: rf.backgroundCube_frag
	},
	cube: {
		uniforms: {
			tCube: { value: null },
			tFlip: { value: -1 },
			opacity: { value: 1 }
		},
		vertexShader: rf.cube_vert,
		fragmentShader: rf.cube_frag
	},
	equirect: {
		uniforms: { tEquirect: { value: null } },
		vertexShader: rf.equirect_vert,
		fragmentShader: rf.equirect_frag
	},
	distance: {
		uniforms: /*@__PURE__*/ Yu([
			$.common,
			$.displacementmap,
			{
				referencePosition: { value: /*@__PURE__*/ new Q() },
				nearDistance: { value: 1 },
				farDistance: { value: 1e3 }
			}
		]),
		vertexShader: rf.distance_vert,
		fragmentShader: rf.distance_frag
	},
	shadow: {
		uniforms: /*@__PURE__*/ Yu([
			$.lights,
			$.fog,
			{
				color: { value: /*@__PURE__*/ new Bc(0) },
				opacity: { value: 1 }
			}
		]),
		vertexShader: rf.shadow_vert,
		fragmentShader: rf.shadow_frag
	}
};
af.physical = {
	uniforms: /*@__PURE__*/ Yu([af.standard.uniforms, {
		clearcoat: { value: 0 },
		clearcoatMap: { value: null },
		clearcoatMapTransform: { value: /*@__PURE__*/ new Rs() },
		clearcoatNormalMap: { value: null },
		clearcoatNormalMapTransform: { value: /*@__PURE__*/ new Rs() },
		clearcoatNormalScale: { value: /*@__PURE__*/ new Ps(1, 1) },
		clearcoatRoughness: { value: 0 },
		clearcoatRoughnessMap: { value: null },
		clearcoatRoughnessMapTransform: { value: /*@__PURE__*/ new Rs() },
		diffuseRoughness: { value: 0 },
		diffuseRoughnessMap: { value: null },
		diffuseRoughnessMapTransform: { value: /*@__PURE__*/ new Rs() },
		dispersion: { value: 0 },
		retroreflectivity: { value: 0 },
		iridescence: { value: 0 },
		iridescenceMap: { value: null },
		iridescenceMapTransform: { value: /*@__PURE__*/ new Rs() },
		iridescenceIOR: { value: 1.3 },
		iridescenceThicknessMinimum: { value: 100 },
		iridescenceThicknessMaximum: { value: 400 },
		iridescenceThicknessMap: { value: null },
		iridescenceThicknessMapTransform: { value: /*@__PURE__*/ new Rs() },
		sheen: { value: 0 },
		sheenColor: { value: /*@__PURE__*/ new Bc(0) },
		sheenColorMap: { value: null },
		sheenColorMapTransform: { value: /*@__PURE__*/ new Rs() },
		sheenRoughness: { value: 1 },
		sheenRoughnessMap: { value: null },
		sheenRoughnessMapTransform: { value: /*@__PURE__*/ new Rs() },
		transmission: { value: 0 },
		transmissionMap: { value: null },
		transmissionMapTransform: { value: /*@__PURE__*/ new Rs() },
		transmissionSamplerSize: { value: /*@__PURE__*/ new Ps() },
		transmissionSamplerMap: { value: null },
		thickness: { value: 0 },
		thicknessMap: { value: null },
		thicknessMapTransform: { value: /*@__PURE__*/ new Rs() },
		attenuationDistance: { value: 0 },
		attenuationColor: { value: /*@__PURE__*/ new Bc(0) },
		specularColor: { value: /*@__PURE__*/ new Bc(1, 1, 1) },
		specularColorMap: { value: null },
		specularColorMapTransform: { value: /*@__PURE__*/ new Rs() },
		specularIntensity: { value: 1 },
		specularIntensityMap: { value: null },
		specularIntensityMapTransform: { value: /*@__PURE__*/ new Rs() },
		anisotropyVector: { value: /*@__PURE__*/ new Ps() },
		anisotropyMap: { value: null },
		anisotropyMapTransform: { value: /*@__PURE__*/ new Rs() }
	}]),
	vertexShader: rf.meshphysical_vert,
	fragmentShader: rf.meshphysical_frag
};
var of = {
	r: 0,
	b: 0,
	g: 0
}, sf = /*@__PURE__*/ new ac(), cf = /*@__PURE__*/ new Rs();
cf.set(-1, 0, 0, 0, 1, 0, 0, 0, 1);
function lf(e, t, n, r, i, a) {
	let o = new Bc(0), s = i === !0 ? 0 : 1, c, l, u = null, d = 0, f = null;
	function p(e) {
		let n = e.isScene === !0 ? e.background : null;
		if (n && n.isTexture) {
			let r = e.backgroundBlurriness > 0;
			n = t.get(n, r);
		}
		return n;
	}
	function m(t) {
		let r = !1, i = p(t);
		i === null ? g(o, s) : i && i.isColor && (g(i, 1), r = !0);
		let c = e.xr.getEnvironmentBlendMode();
		c === "additive" ? n.buffers.color.setClear(0, 0, 0, 1, a) : c === "alpha-blend" && n.buffers.color.setClear(0, 0, 0, 0, a), (e.autoClear || r) && (n.buffers.depth.setTest(!0), n.buffers.depth.setMask(!0), n.buffers.color.setMask(!0), e.clear(e.autoClearColor, e.autoClearDepth, e.autoClearStencil));
	}
	function h(t, n) {
		let i = p(n);
		i && i.isCubeTexture ? (l === void 0 && (l = new uu(new Gu(1, 1, 1), new nd({
			name: "BackgroundCubeMaterial",
			uniforms: Ju(af.backgroundCube.uniforms),
			vertexShader: af.backgroundCube.vertexShader,
			fragmentShader: af.backgroundCube.fragmentShader,
			side: 1,
			depthTest: !1,
			depthWrite: !1,
			fog: !1,
			allowOverride: !1
		})), l.geometry.deleteAttribute("normal"), l.geometry.deleteAttribute("uv"), l.onBeforeRender = function(e, t, n) {
			this.matrixWorld.copyPosition(n.matrixWorld);
		}, Object.defineProperty(l.material, "envMap", { get: function() {
			return this.uniforms.envMap.value;
		} }), r.update(l)), l.material.uniforms.envMap.value = i, l.material.uniforms.backgroundBlurriness.value = n.backgroundBlurriness, l.material.uniforms.backgroundIntensity.value = n.backgroundIntensity, l.material.uniforms.backgroundRotation.value.setFromMatrix4(sf.makeRotationFromEuler(n.backgroundRotation)).transpose(), i.isRenderTargetTexture === !1 && l.material.uniforms.backgroundRotation.value.premultiply(cf), l.material.toneMapped = Us.getTransfer(i.colorSpace) !== Uo, (u !== i || d !== i.version || f !== e.toneMapping) && (l.material.needsUpdate = !0, u = i, d = i.version, f = e.toneMapping), l.layers.enableAll(), t.unshift(l, l.geometry, l.material, 0, 0, null)) : i && i.isTexture && (c === void 0 && (c = new uu(new Ku(2, 2), new nd({
			name: "BackgroundMaterial",
			uniforms: Ju(af.background.uniforms),
			vertexShader: af.background.vertexShader,
			fragmentShader: af.background.fragmentShader,
			side: 0,
			depthTest: !1,
			depthWrite: !1,
			fog: !1,
			allowOverride: !1
		})), c.geometry.deleteAttribute("normal"), Object.defineProperty(c.material, "map", { get: function() {
			return this.uniforms.t2D.value;
		} }), r.update(c)), c.material.uniforms.t2D.value = i, c.material.uniforms.backgroundIntensity.value = n.backgroundIntensity, c.material.toneMapped = Us.getTransfer(i.colorSpace) !== Uo, i.matrixAutoUpdate === !0 && i.updateMatrix(), c.material.uniforms.uvTransform.value.copy(i.matrix), (u !== i || d !== i.version || f !== e.toneMapping) && (c.material.needsUpdate = !0, u = i, d = i.version, f = e.toneMapping), c.layers.enableAll(), t.unshift(c, c.geometry, c.material, 0, 0, null));
	}
	function g(t, r) {
		t.getRGB(of, Qu(e)), n.buffers.color.setClear(of.r, of.g, of.b, r, a);
	}
	function _() {
		l !== void 0 && (l.geometry.dispose(), l.material.dispose(), l = void 0), c !== void 0 && (c.geometry.dispose(), c.material.dispose(), c = void 0);
	}
	return {
		getClearColor: function() {
			return o;
		},
		setClearColor: function(e, t = 1) {
			o.set(e), s = t, g(o, s);
		},
		getClearAlpha: function() {
			return s;
		},
		setClearAlpha: function(e) {
			s = e, g(o, s);
		},
		render: m,
		addToRenderList: h,
		dispose: _
	};
}
function uf(e, t) {
	let n = e.getParameter(e.MAX_VERTEX_ATTRIBS), r = {}, i = f(null), a = i, o = !1;
	function s(n, r, i, s, c) {
		let u = !1, f = d(n, s, i, r);
		a !== f && (a = f, l(a.object)), u = p(n, s, i, c), u && m(n, s, i, c), c !== null && t.update(c, e.ELEMENT_ARRAY_BUFFER), (u || o) && (o = !1, b(n, r, i, s), c !== null && e.bindBuffer(e.ELEMENT_ARRAY_BUFFER, t.get(c).buffer));
	}
	function c() {
		return e.createVertexArray();
	}
	function l(t) {
		return e.bindVertexArray(t);
	}
	function u(t) {
		return e.deleteVertexArray(t);
	}
	function d(e, t, n, i) {
		let a = i.wireframe === !0, o = r[t.id];
		o === void 0 && (o = {}, r[t.id] = o);
		let s = e.isInstancedMesh === !0 ? e.id : 0, l = o[s];
		l === void 0 && (l = {}, o[s] = l);
		let u = l[n.id];
		u === void 0 && (u = {}, l[n.id] = u);
		let d = u[a];
		return d === void 0 && (d = f(c()), u[a] = d), d;
	}
	function f(e) {
		let t = [], r = [], i = [];
		for (let e = 0; e < n; e++) t[e] = 0, r[e] = 0, i[e] = 0;
		return {
			geometry: null,
			program: null,
			wireframe: !1,
			newAttributes: t,
			enabledAttributes: r,
			attributeDivisors: i,
			object: e,
			attributes: {},
			index: null
		};
	}
	function p(e, t, n, r) {
		let i = a.attributes, o = t.attributes, s = 0, c = n.getAttributes();
		for (let t in c) if (c[t].location >= 0) {
			let n = i[t], r = o[t];
			if (r === void 0 && (t === "instanceMatrix" && e.instanceMatrix && (r = e.instanceMatrix), t === "instanceColor" && e.instanceColor && (r = e.instanceColor)), n === void 0 || n.attribute !== r || r && n.data !== r.data) return !0;
			s++;
		}
		return a.attributesNum !== s || a.index !== r;
	}
	function m(e, t, n, r) {
		let i = {}, o = t.attributes, s = 0, c = n.getAttributes();
		for (let t in c) if (c[t].location >= 0) {
			let n = o[t];
			n === void 0 && (t === "instanceMatrix" && e.instanceMatrix && (n = e.instanceMatrix), t === "instanceColor" && e.instanceColor && (n = e.instanceColor));
			let r = {};
			r.attribute = n, n && n.data && (r.data = n.data), i[t] = r, s++;
		}
		a.attributes = i, a.attributesNum = s, a.index = r;
	}
	function h() {
		let e = a.newAttributes;
		for (let t = 0, n = e.length; t < n; t++) e[t] = 0;
	}
	function g(e) {
		_(e, 0);
	}
	function _(t, n) {
		let r = a.newAttributes, i = a.enabledAttributes, o = a.attributeDivisors;
		r[t] = 1, i[t] === 0 && (e.enableVertexAttribArray(t), i[t] = 1), o[t] !== n && (e.vertexAttribDivisor(t, n), o[t] = n);
	}
	function v() {
		let t = a.newAttributes, n = a.enabledAttributes;
		for (let r = 0, i = n.length; r < i; r++) n[r] !== t[r] && (e.disableVertexAttribArray(r), n[r] = 0);
	}
	function y(t, n, r, i, a, o, s) {
		s === !0 ? e.vertexAttribIPointer(t, n, r, a, o) : e.vertexAttribPointer(t, n, r, i, a, o);
	}
	function b(n, r, i, a) {
		h();
		let o = a.attributes, s = i.getAttributes(), c = r.defaultAttributeValues;
		for (let r in s) {
			let i = s[r];
			if (i.location >= 0) {
				let s = o[r];
				if (s === void 0 && (r === "instanceMatrix" && n.instanceMatrix && (s = n.instanceMatrix), r === "instanceColor" && n.instanceColor && (s = n.instanceColor)), s !== void 0) {
					let r = s.normalized, o = s.itemSize, c = t.get(s);
					if (c === void 0) continue;
					let l = c.buffer, u = c.type, d = c.bytesPerElement, f = u === e.INT || u === e.UNSIGNED_INT || s.gpuType === 1013;
					if (s.isInterleavedBufferAttribute) {
						let t = s.data, c = t.isInterleavedBuffer === !0 ? t.stride : t.itemSize, p = s.offset;
						if (t.isInstancedInterleavedBuffer || t.isInstancedBufferAttribute) {
							for (let e = 0; e < i.locationSize; e++) _(i.location + e, t.meshPerAttribute);
							n.isInstancedMesh !== !0 && a._maxInstanceCount === void 0 && (a._maxInstanceCount = t.meshPerAttribute * t.count);
						} else for (let e = 0; e < i.locationSize; e++) g(i.location + e);
						e.bindBuffer(e.ARRAY_BUFFER, l);
						for (let e = 0; e < i.locationSize; e++) y(i.location + e, o / i.locationSize, u, r, c * d, (p + o / i.locationSize * e) * d, f);
					} else {
						if (s.isInstancedBufferAttribute) {
							for (let e = 0; e < i.locationSize; e++) _(i.location + e, s.meshPerAttribute);
							n.isInstancedMesh !== !0 && a._maxInstanceCount === void 0 && (a._maxInstanceCount = s.meshPerAttribute * s.count);
						} else for (let e = 0; e < i.locationSize; e++) g(i.location + e);
						e.bindBuffer(e.ARRAY_BUFFER, l);
						for (let e = 0; e < i.locationSize; e++) y(i.location + e, o / i.locationSize, u, r, o * d, o / i.locationSize * e * d, f);
					}
				} else if (c !== void 0) {
					let t = c[r];
					if (t !== void 0) switch (t.length) {
						case 2:
							e.vertexAttrib2fv(i.location, t);
							break;
						case 3:
							e.vertexAttrib3fv(i.location, t);
							break;
						case 4:
							e.vertexAttrib4fv(i.location, t);
							break;
						default: e.vertexAttrib1fv(i.location, t);
					}
				}
			}
		}
		v();
	}
	function x() {
		T();
		for (let e in r) {
			let t = r[e];
			for (let e in t) {
				let n = t[e];
				for (let e in n) {
					let t = n[e];
					for (let e in t) u(t[e].object), delete t[e];
					delete n[e];
				}
			}
			delete r[e];
		}
	}
	function S(e) {
		if (r[e.id] === void 0) return;
		let t = r[e.id];
		for (let e in t) {
			let n = t[e];
			for (let e in n) {
				let t = n[e];
				for (let e in t) u(t[e].object), delete t[e];
				delete n[e];
			}
		}
		delete r[e.id];
	}
	function C(e) {
		for (let t in r) {
			let n = r[t];
			for (let t in n) {
				let r = n[t];
				if (r[e.id] === void 0) continue;
				let i = r[e.id];
				for (let e in i) u(i[e].object), delete i[e];
				delete r[e.id];
			}
		}
	}
	function w(e) {
		for (let t in r) {
			let n = r[t], i = e.isInstancedMesh === !0 ? e.id : 0, a = n[i];
			if (a !== void 0) {
				for (let e in a) {
					let t = a[e];
					for (let e in t) u(t[e].object), delete t[e];
					delete a[e];
				}
				delete n[i], Object.keys(n).length === 0 && delete r[t];
			}
		}
	}
	function T() {
		E(), o = !0, a !== i && (a = i, l(a.object));
	}
	function E() {
		i.geometry = null, i.program = null, i.wireframe = !1;
	}
	return {
		setup: s,
		reset: T,
		resetDefaultState: E,
		dispose: x,
		releaseStatesOfGeometry: S,
		releaseStatesOfObject: w,
		releaseStatesOfProgram: C,
		initAttributes: h,
		enableAttribute: g,
		disableUnusedAttributes: v
	};
}
function df(e, t, n) {
	let r;
	function i(e) {
		r = e;
	}
	function a(t, i) {
		e.drawArrays(r, t, i), n.update(i, r, 1);
	}
	function o(t, i, a) {
		a !== 0 && (e.drawArraysInstanced(r, t, i, a), n.update(i, r, a));
	}
	function s(e, i, a) {
		if (a === 0) return;
		t.get("WEBGL_multi_draw").multiDrawArraysWEBGL(r, e, 0, i, 0, a);
		let o = 0;
		for (let e = 0; e < a; e++) o += i[e];
		n.update(o, r, 1);
	}
	this.setMode = i, this.render = a, this.renderInstances = o, this.renderMultiDraw = s;
}
function ff(e, t, n, r) {
	let i;
	function a() {
		if (i !== void 0) return i;
		if (t.has("EXT_texture_filter_anisotropic") === !0) {
			let n = t.get("EXT_texture_filter_anisotropic");
			i = e.getParameter(n.MAX_TEXTURE_MAX_ANISOTROPY_EXT);
		} else i = 0;
		return i;
	}
	function o(t) {
		return t === 1023 || r.convert(t) === e.getParameter(e.IMPLEMENTATION_COLOR_READ_FORMAT);
	}
	function s(n) {
		let i = n === 1016 && (t.has("EXT_color_buffer_half_float") || t.has("EXT_color_buffer_float"));
		return !(n !== 1009 && n !== 1015 && !i && r.convert(n) !== e.getParameter(e.IMPLEMENTATION_COLOR_READ_TYPE));
	}
	function c(t) {
		if (t === "highp") {
			if (e.getShaderPrecisionFormat(e.VERTEX_SHADER, e.HIGH_FLOAT).precision > 0 && e.getShaderPrecisionFormat(e.FRAGMENT_SHADER, e.HIGH_FLOAT).precision > 0) return "highp";
			t = "mediump";
		}
		return t === "mediump" && e.getShaderPrecisionFormat(e.VERTEX_SHADER, e.MEDIUM_FLOAT).precision > 0 && e.getShaderPrecisionFormat(e.FRAGMENT_SHADER, e.MEDIUM_FLOAT).precision > 0 ? "mediump" : "lowp";
	}
	let l = n.precision === void 0 ? "highp" : n.precision, u = c(l);
	u !== l && (es("WebGLRenderer:", l, "not supported, using", u, "instead."), l = u);
	let d = n.reversedDepthBuffer === !0 && t.has("EXT_clip_control"), f = n.logarithmicDepthBuffer === !0 && d === !1;
	n.reversedDepthBuffer === !0 && d === !1 && es("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."), n.logarithmicDepthBuffer === !0 && d === !0 && es("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.");
	let p = e.getParameter(e.MAX_TEXTURE_IMAGE_UNITS), m = e.getParameter(e.MAX_VERTEX_TEXTURE_IMAGE_UNITS), h = e.getParameter(e.MAX_TEXTURE_SIZE), g = e.getParameter(e.MAX_CUBE_MAP_TEXTURE_SIZE), _ = e.getParameter(e.MAX_VERTEX_ATTRIBS), v = e.getParameter(e.MAX_VERTEX_UNIFORM_VECTORS), y = e.getParameter(e.MAX_VARYING_VECTORS), b = e.getParameter(e.MAX_FRAGMENT_UNIFORM_VECTORS), x = e.getParameter(e.MAX_SAMPLES), S = e.getParameter(e.SAMPLES);
	return {
		isWebGL2: !0,
		getMaxAnisotropy: a,
		getMaxPrecision: c,
		textureFormatReadable: o,
		textureTypeReadable: s,
		precision: l,
		logarithmicDepthBuffer: f,
		reversedDepthBuffer: d,
		maxTextures: p,
		maxVertexTextures: m,
		maxTextureSize: h,
		maxCubemapSize: g,
		maxAttributes: _,
		maxVertexUniforms: v,
		maxVaryings: y,
		maxFragmentUniforms: b,
		maxSamples: x,
		samples: S
	};
}
function pf(e) {
	let t = this, n = null, r = 0, i = !1, a = !1, o = new Wl(), s = new Rs(), c = {
		value: null,
		needsUpdate: !1
	};
	this.uniform = c, this.numPlanes = 0, this.numIntersection = 0, this.init = function(e, t) {
		let n = e.length !== 0 || t || r !== 0 || i;
		return i = t, r = e.length, n;
	}, this.beginShadows = function() {
		a = !0, u(null);
	}, this.endShadows = function() {
		a = !1;
	}, this.setGlobalState = function(e, t) {
		n = u(e, t, 0);
	}, this.setState = function(t, o, s) {
		let d = t.clippingPlanes, f = t.clipIntersection, p = t.clipShadows, m = e.get(t);
		if (!i || d === null || d.length === 0 || a && !p) a ? u(null) : l();
		else {
			let e = a ? 0 : r, t = e * 4, i = m.clippingState || null;
			c.value = i, i = u(d, o, t, s);
			for (let e = 0; e !== t; ++e) i[e] = n[e];
			m.clippingState = i, this.numIntersection = f ? this.numPlanes : 0, this.numPlanes += e;
		}
	};
	function l() {
		c.value !== n && (c.value = n, c.needsUpdate = r > 0), t.numPlanes = r, t.numIntersection = 0;
	}
	function u(e, n, r, i) {
		let a = e === null ? 0 : e.length, l = null;
		if (a !== 0) {
			if (l = c.value, i !== !0 || l === null) {
				let t = r + a * 4, i = n.matrixWorldInverse;
				s.getNormalMatrix(i), (l === null || l.length < t) && (l = new Float32Array(t));
				for (let t = 0, n = r; t !== a; ++t, n += 4) o.copy(e[t]).applyMatrix4(i, s), o.normal.toArray(l, n), l[n + 3] = o.constant;
			}
			c.value = l, c.needsUpdate = !0;
		}
		return t.numPlanes = a, t.numIntersection = 0, l;
	}
}
var mf = class extends nc {
	constructor(e = 1, t = {}) {
		super(e, e, t), this.isWebGLCubeRenderTarget = !0;
		let n = {
			width: e,
			height: e,
			depth: 1
		}, r = [
			n,
			n,
			n,
			n,
			n,
			n
		];
		this.texture = new Bu(r), this._setTextureOptions(t), this.texture.isRenderTargetTexture = !0;
	}
	fromEquirectangularTexture(e, t) {
		this.texture.type = t.type, this.texture.colorSpace = t.colorSpace, this.texture.generateMipmaps = t.generateMipmaps, this.texture.minFilter = t.minFilter, this.texture.magFilter = t.magFilter;
		let n = {
			uniforms: { tEquirect: { value: null } },
			vertexShader: "\n\n				varying vec3 vWorldDirection;\n\n				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {\n\n					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );\n\n				}\n\n				void main() {\n\n					vWorldDirection = transformDirection( position, modelMatrix );\n\n					#include <begin_vertex>\n					#include <project_vertex>\n\n				}\n			",
			fragmentShader: "\n\n				uniform sampler2D tEquirect;\n\n				varying vec3 vWorldDirection;\n\n				#include <common>\n\n				void main() {\n\n					vec3 direction = normalize( vWorldDirection );\n\n					vec2 sampleUV = equirectUv( direction );\n\n					gl_FragColor = texture2D( tEquirect, sampleUV );\n\n				}\n			"
		}, r = new Gu(5, 5, 5), i = new nd({
			name: "CubemapFromEquirect",
			uniforms: Ju(n.uniforms),
			vertexShader: n.vertexShader,
			fragmentShader: n.fragmentShader,
			side: 1,
			blending: 0
		});
		i.uniforms.tEquirect.value = t;
		let a = new uu(r, i), o = t.minFilter;
		return t.minFilter === 1008 && (t.minFilter = Ca), new Ld(1, 10, this).update(e, a), t.minFilter = o, a.geometry.dispose(), a.material.dispose(), this;
	}
	clear(e, t = !0, n = !0, r = !0) {
		let i = e.getRenderTarget();
		for (let i = 0; i < 6; i++) e.setRenderTarget(this, i), e.clear(t, n, r);
		e.setRenderTarget(i);
	}
}, hf = 256, gf = 3, _f = 20, vf = 256, yf = 16, bf = 3, xf = /*@__PURE__*/ new Q(), Sf = /*@__PURE__*/ new Bc(), Cf = class e {
	constructor(e) {
		this._renderer = e, this._cubeSize = 0, this._sourceTarget = null, this._cubeCamera = new Ld(1, 10, null), this._boxMesh = new uu(new Gu(5, 5, 5), null), this._cubemapMaterial = null, this._equirectMaterial = null, this._blurMaterial = null, this._ggxMaterial = null, this._integrationMaterial = null;
	}
	fromScene(e, t = 0, n = .1, r = 100, i = {}) {
		let { size: a = 256, position: o = xf } = i, s = this._renderer;
		this._setSize(a);
		let c = this._allocateTarget(), l = this._getSourceTarget(!0);
		t > 0 && (l.texture.mipmapsAutoUpdate = !1);
		let u = s.autoClear, d = s.autoClearColor, f = s.autoClearDepth, p = s.autoClearStencil, m = e.background;
		s.autoClear = !0, s.autoClearColor = !0, s.autoClearDepth = !0, s.autoClearStencil = !0, m === null && (e.background = s.getClearColor(Sf));
		let h = new Ld(n, r, l);
		return h.position.copy(o), h.update(s, e), s.autoClear = u, s.autoClearColor = d, s.autoClearDepth = f, s.autoClearStencil = p, e.background = m, t > 0 && (l.texture.mipmapsAutoUpdate = !0, this._blur(c, t)), this._applyPMREM(c), c;
	}
	fromEquirectangular(e, t = null) {
		return this._fromTexture(e, t);
	}
	fromCubemap(e, t = null) {
		return this._fromTexture(e, t);
	}
	compileCubemapShader() {
		this._cubemapMaterial === null && (this._cubemapMaterial = Af(), this._compileMaterial(this._cubemapMaterial));
	}
	compileEquirectangularShader() {
		this._equirectMaterial === null && (this._equirectMaterial = kf(), this._compileMaterial(this._equirectMaterial));
	}
	dispose() {
		this._sourceTarget !== null && this._sourceTarget.dispose(), this._cubemapMaterial !== null && this._cubemapMaterial.dispose(), this._equirectMaterial !== null && this._equirectMaterial.dispose(), this._blurMaterial !== null && this._blurMaterial.dispose(), this._ggxMaterial !== null && this._ggxMaterial.dispose(), this._integrationMaterial !== null && this._integrationMaterial.dispose(), this._boxMesh.geometry.dispose();
	}
	static lodToRoughness(e, t) {
		return t > 0 ? 1 - Math.sqrt(1 - e / t) : 0;
	}
	_setSize(e) {
		this._cubeSize = Math.max(hf, Os(e));
	}
	_fromTexture(e, t) {
		e.mapping === 301 || e.mapping === 302 ? this._setSize(e.image.length === 0 ? hf : e.image[0].width || e.image[0].image.width) : this._setSize(e.image.width / 4);
		let n = t || this._allocateTarget();
		return this._textureToCubemap(e), this._applyPMREM(n), n;
	}
	_allocateTarget() {
		let e = this._cubeSize, t = wf(e, !1, !1), n = Math.log2(e) - gf;
		for (let r = 0; r <= n; r++) t.texture.mipmaps.push({
			width: e >> r,
			height: e >> r
		});
		return t.texture.name = "PMREM", t.texture.isPMREMTexture = !0, t;
	}
	_getSourceTarget(e = !1) {
		let t = this._cubeSize, n = this._sourceTarget;
		return (n === null || n.width !== t || e && n.depthBuffer === !1) && (n !== null && n.dispose(), this._sourceTarget = wf(t, !0, e)), this._sourceTarget;
	}
	_compileMaterial(e) {
		this._boxMesh.material = e, this._renderer.compile(this._boxMesh, this._cubeCamera.children[0]);
	}
	_renderCube(e, t, n) {
		let r = this._boxMesh, i = this._cubeCamera;
		r.material = n, i.renderTarget = e, i.activeMipmapLevel = t;
		let a = e.width >> t;
		e.viewport.set(0, 0, a, a), i.update(this._renderer, r), e.viewport.set(0, 0, e.width, e.height);
	}
	_textureToCubemap(e) {
		let t;
		e.mapping === 301 || e.mapping === 302 ? (this._cubemapMaterial === null && (this._cubemapMaterial = Af()), t = this._cubemapMaterial, t.uniforms.flipEnvMap.value = e.isRenderTargetTexture === !1 ? -1 : 1) : (this._equirectMaterial === null && (this._equirectMaterial = kf()), t = this._equirectMaterial), t.uniforms.envMap.value = e, this._renderCube(this._getSourceTarget(), 0, t);
	}
	_applyPMREM(t) {
		this._ggxMaterial === null && (this._ggxMaterial = Ef(), this._integrationMaterial = Df());
		let n = this._cubeSize, r = t.texture.mipmaps.length - 1, i = this._ggxMaterial.uniforms;
		i.envMap.value = this._sourceTarget.texture;
		let a = this._integrationMaterial.uniforms;
		a.envMap.value = this._sourceTarget.texture, a.sourceLod.value = Math.log2(n / yf);
		for (let o = 0; o <= r; o++) {
			let s = e.lodToRoughness(o, r);
			if (o > r - bf) a.roughness.value = s, this._renderCube(t, o, this._integrationMaterial);
			else {
				let e = s > 0 ? Math.log2(n) + .5 * Math.log2(6 / (vf * s ** 4)) + .5 : 0;
				i.roughness.value = s, i.lodBias.value = e, this._renderCube(t, o, this._ggxMaterial);
			}
		}
	}
	_blur(e, t) {
		this._blurMaterial === null && (this._blurMaterial = Of());
		let n = this._blurMaterial, r = n.uniforms, i = this._sourceTarget;
		r.sigma.value = Math.min(t, Math.PI) / Math.SQRT2, r.envMap.value = i.texture, this._renderCube(e, 0, n), r.envMap.value = e.texture, this._renderCube(i, 0, n);
	}
};
function wf(e, t, n) {
	return new mf(e, {
		minFilter: Ta,
		generateMipmaps: t,
		type: Na,
		colorSpace: Vo,
		depthBuffer: n
	});
}
function Tf(e, t, n) {
	return new nd({
		name: e,
		uniforms: t,
		vertexShader: rf.cube_vert,
		fragmentShader: n,
		side: 1,
		blending: 0,
		depthTest: !1,
		depthWrite: !1
	});
}
function Ef() {
	return Tf("PMREMGGXConvolution", {
		envMap: { value: null },
		roughness: { value: 0 },
		lodBias: { value: 0 }
	}, `

		#define GGX_SAMPLES ${vf}u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`);
}
function Df() {
	return Tf("PMREMGGXIntegration", {
		envMap: { value: null },
		roughness: { value: 0 },
		sourceLod: { value: 0 },
		sourceSize: { value: yf }
	}, "\n\n		varying vec3 vWorldDirection;\n\n		uniform samplerCube envMap;\n		uniform float roughness;\n		uniform float sourceLod;\n		uniform int sourceSize;\n\n		void main() {\n\n			vec3 N = normalize( vWorldDirection );\n\n			float alpha = roughness * roughness;\n			float alpha2 = alpha * alpha;\n\n			float texelSize = 2.0 / float( sourceSize );\n\n			vec3 prefilteredColor = vec3( 0.0 );\n			float totalWeight = 0.0;\n\n			// Pair opposite texels: only the one in N's hemisphere contributes.\n			for ( int face = 0; face < 3; face ++ ) {\n\n				for ( int y = 0; y < sourceSize; y ++ ) {\n\n					for ( int x = 0; x < sourceSize; x ++ ) {\n\n						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;\n						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );\n\n						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );\n						float NdotL = dot( N, texelDirection );\n						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;\n						NdotL = abs( NdotL ) * invDistance;\n\n						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors\n						// in the GGX distribution and texel solid angle cancel when normalized.\n						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;\n						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );\n\n						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;\n						totalWeight += weight;\n\n					}\n\n				}\n\n			}\n\n			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );\n\n		}\n	");
}
function Of() {
	return Tf("PMREMSphericalGaussianBlur", {
		envMap: { value: null },
		sigma: { value: 0 }
	}, `

		#define SAMPLES ${_f}
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`);
}
function kf() {
	return Tf("PMREMEquirectangularToCubemap", { envMap: { value: null } }, "\n\n		varying vec3 vWorldDirection;\n\n		uniform sampler2D envMap;\n\n		#include <common>\n\n		void main() {\n\n			// Average four subpixel samples to preserve small, bright features.\n			vec3 direction = normalize( vWorldDirection );\n			vec3 dx = dFdx( direction ) * 0.25;\n			vec3 dy = dFdy( direction ) * 0.25;\n\n			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;\n			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;\n			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;\n			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;\n			gl_FragColor = vec4( color * 0.25, 1.0 );\n\n		}\n	");
}
function Af() {
	return Tf("PMREMCubemapToCubemap", {
		envMap: { value: null },
		flipEnvMap: { value: -1 }
	}, "\n\n		varying vec3 vWorldDirection;\n\n		uniform samplerCube envMap;\n		uniform float flipEnvMap;\n\n		void main() {\n\n			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );\n\n		}\n	");
}
function jf(e) {
	let t = /* @__PURE__ */ new WeakMap(), n = /* @__PURE__ */ new WeakMap(), r = null;
	function i(e, t = !1) {
		return e == null ? null : t ? o(e) : a(e);
	}
	function a(n) {
		if (n && n.isTexture) {
			let r = n.mapping;
			if (r === 303 || r === 304) {
				if (t.has(n)) {
					let e = t.get(n).texture;
					return s(e, n.mapping);
				}
				{
					let r = n.image;
					if (r && r.height > 0) {
						let i = new mf(r.height);
						return i.fromEquirectangularTexture(e, n), t.set(n, i), n.addEventListener("dispose", l), s(i.texture, n.mapping);
					}
					return null;
				}
			}
		}
		return n;
	}
	function o(t) {
		if (t && t.isTexture && t.isPMREMTexture !== !0) {
			let i = t.mapping, a = i === 303 || i === 304, o = i === 301 || i === 302;
			if (a || o) {
				let i = n.get(t), s = i === void 0 ? 0 : i.texture.pmremVersion;
				if (t.isRenderTargetTexture && t.pmremVersion !== s) return r === null && (r = new Cf(e)), i = a ? r.fromEquirectangular(t, i) : r.fromCubemap(t, i), i.texture.pmremVersion = t.pmremVersion, n.set(t, i), i.texture;
				if (i !== void 0) return i.texture;
				{
					let s = t.image;
					return a && s && s.height > 0 || o && s && c(s) ? (r === null && (r = new Cf(e)), i = a ? r.fromEquirectangular(t) : r.fromCubemap(t), i.texture.pmremVersion = t.pmremVersion, n.set(t, i), t.addEventListener("dispose", u), i.texture) : null;
				}
			}
		}
		return t;
	}
	function s(e, t) {
		return t === 303 ? e.mapping = 301 : t === 304 && (e.mapping = 302), e;
	}
	function c(e) {
		let t = 0;
		for (let n = 0; n < 6; n++) e[n] !== void 0 && t++;
		return t === 6;
	}
	function l(e) {
		let n = e.target;
		n.removeEventListener("dispose", l);
		let r = t.get(n);
		r !== void 0 && (t.delete(n), r.dispose());
	}
	function u(e) {
		let t = e.target;
		t.removeEventListener("dispose", u);
		let r = n.get(t);
		r !== void 0 && (n.delete(t), r.dispose());
	}
	function d() {
		t = /* @__PURE__ */ new WeakMap(), n = /* @__PURE__ */ new WeakMap(), r !== null && (r.dispose(), r = null);
	}
	return {
		get: i,
		dispose: d
	};
}
function Mf(e) {
	let t = {};
	function n(n) {
		if (t[n] !== void 0) return t[n];
		let r = e.getExtension(n);
		return t[n] = r, r;
	}
	return {
		has: function(e) {
			return n(e) !== null;
		},
		init: function() {
			n("EXT_color_buffer_float"), n("WEBGL_clip_cull_distance"), n("OES_texture_float_linear"), n("EXT_color_buffer_half_float"), n("WEBGL_multisampled_render_to_texture"), n("WEBGL_render_shared_exponent");
		},
		get: function(e) {
			let t = n(e);
			return t === null && ns("WebGLRenderer: " + e + " extension not supported."), t;
		}
	};
}
function Nf(e, t, n, r) {
	let i = {}, a = /* @__PURE__ */ new WeakMap(), o = new FinalizationRegistry((e) => delete i[e]);
	function s(e) {
		c(e.target);
	}
	function c(e) {
		e.index !== null && t.remove(e.index);
		for (let n in e.attributes) t.remove(e.attributes[n]);
		e.removeEventListener("dispose", s), delete i[e.id], o.unregister(e);
		let c = a.get(e);
		c && (t.remove(c), a.delete(e)), r.releaseStatesOfGeometry(e), e.isInstancedBufferGeometry === !0 && delete e._maxInstanceCount, n.memory.geometries--;
	}
	function l(e, t) {
		return i[t.id] === void 0 && (t.addEventListener("dispose", s), i[t.id] = new WeakRef(t), o.register(t, t.id, t), n.memory.geometries++), t;
	}
	function u(n) {
		let r = n.attributes;
		for (let n in r) t.update(r[n], e.ARRAY_BUFFER);
	}
	function d(e) {
		let n = e.index, r = e.attributes.position, i = 0;
		if (r === void 0) return;
		let o = n === null ? r.array.length / 3 - 1 : n.array.length, s = new (r.count >= 65535 ? Cl : Sl)(Math.ceil(o / 3) * 6, 1), c = s.array;
		if (n !== null) {
			let e = n.array;
			i = n.version;
			for (let t = 0, n = 0; t < o; t += 3) {
				let r = e[t + 0], i = e[t + 1], a = e[t + 2];
				c[n++] = r, c[n++] = i, c[n++] = i, c[n++] = a, c[n++] = a, c[n++] = r;
			}
		} else {
			i = r.version;
			for (let e = 0, t = 0; e < o; e += 3) {
				let n = e + 0, r = e + 1, i = e + 2;
				c[t++] = n, c[t++] = r, c[t++] = r, c[t++] = i, c[t++] = i, c[t++] = n;
			}
		}
		s.version = i;
		let l = a.get(e);
		l && t.remove(l), a.set(e, s);
	}
	function f(e) {
		let t = a.get(e);
		if (t) {
			let n = e.index;
			n !== null && t.version < n.version && d(e);
		} else d(e);
		return a.get(e);
	}
	function p() {
		for (let e in i) {
			let t = i[e].deref();
			t !== void 0 && c(t);
		}
	}
	return {
		get: l,
		update: u,
		getWireframeAttribute: f,
		dispose: p
	};
}
function Pf(e, t, n) {
	let r;
	function i(e) {
		r = e;
	}
	let a, o;
	function s(e) {
		a = e.type, o = e.bytesPerElement;
	}
	function c(t, i) {
		e.drawElements(r, i, a, t * o), n.update(i, r, 1);
	}
	function l(t, i, s) {
		s !== 0 && (e.drawElementsInstanced(r, i, a, t * o, s), n.update(i, r, s));
	}
	function u(e, i, o) {
		if (o === 0) return;
		t.get("WEBGL_multi_draw").multiDrawElementsWEBGL(r, i, 0, a, e, 0, o);
		let s = 0;
		for (let e = 0; e < o; e++) s += i[e];
		n.update(s, r, 1);
	}
	this.setMode = i, this.setIndex = s, this.render = c, this.renderInstances = l, this.renderMultiDraw = u;
}
function Ff(e) {
	let t = {
		geometries: 0,
		textures: 0
	}, n = {
		frame: 0,
		calls: 0,
		triangles: 0,
		points: 0,
		lines: 0
	};
	function r(t, r, i) {
		switch (n.calls++, r) {
			case e.TRIANGLES:
				n.triangles += t / 3 * i;
				break;
			case e.LINES:
				n.lines += t / 2 * i;
				break;
			case e.LINE_STRIP:
				n.lines += i * (t - 1);
				break;
			case e.LINE_LOOP:
				n.lines += i * t;
				break;
			case e.POINTS:
				n.points += i * t;
				break;
			default: ts("WebGLInfo: Unknown draw mode:", r);
		}
	}
	function i() {
		n.calls = 0, n.triangles = 0, n.points = 0, n.lines = 0;
	}
	return {
		memory: t,
		render: n,
		programs: null,
		autoReset: !0,
		reset: i,
		update: r
	};
}
function If(e, t, n) {
	let r = /* @__PURE__ */ new WeakMap(), i = new ec();
	function a(a, o, s) {
		let c = a.morphTargetInfluences, l = o.morphAttributes.position || o.morphAttributes.normal || o.morphAttributes.color, u = l === void 0 ? 0 : l.length, d = r.get(o);
		if (d === void 0 || d.count !== u) {
			d !== void 0 && d.texture.dispose();
			let e = o.morphAttributes.position !== void 0, n = o.morphAttributes.normal !== void 0, a = o.morphAttributes.color !== void 0, s = o.morphAttributes.position || [], c = o.morphAttributes.normal || [], l = o.morphAttributes.color || [], f = 0;
			e === !0 && (f = 1), n === !0 && (f = 2), a === !0 && (f = 3);
			let p = o.attributes.position.count * f, m = 1;
			p > t.maxTextureSize && (m = Math.ceil(p / t.maxTextureSize), p = t.maxTextureSize);
			let h = new Float32Array(p * m * 4 * u), g = new rc(h, p, m, u);
			g.type = Ma, g.needsUpdate = !0;
			let _ = f * 4;
			for (let t = 0; t < u; t++) {
				let r = s[t], o = c[t], u = l[t], d = p * m * 4 * t;
				for (let t = 0; t < r.count; t++) {
					let s = t * _;
					e === !0 && (i.fromBufferAttribute(r, t), h[d + s + 0] = i.x, h[d + s + 1] = i.y, h[d + s + 2] = i.z, h[d + s + 3] = 0), n === !0 && (i.fromBufferAttribute(o, t), h[d + s + 4] = i.x, h[d + s + 5] = i.y, h[d + s + 6] = i.z, h[d + s + 7] = 0), a === !0 && (i.fromBufferAttribute(u, t), h[d + s + 8] = i.x, h[d + s + 9] = i.y, h[d + s + 10] = i.z, h[d + s + 11] = u.itemSize === 4 ? i.w : 1);
				}
			}
			d = {
				count: u,
				texture: g,
				size: new Ps(p, m)
			}, r.set(o, d);
			function v() {
				g.dispose(), r.delete(o), o.removeEventListener("dispose", v);
			}
			o.addEventListener("dispose", v);
		}
		if (a.isInstancedMesh === !0 && a.morphTexture !== null) s.getUniforms().setValue(e, "morphTexture", a.morphTexture, n);
		else {
			let t = 0;
			for (let e = 0; e < c.length; e++) t += c[e];
			let n = o.morphTargetsRelative ? 1 : 1 - t;
			s.getUniforms().setValue(e, "morphTargetBaseInfluence", n), s.getUniforms().setValue(e, "morphTargetInfluences", c);
		}
		s.getUniforms().setValue(e, "morphTargetsTexture", d.texture, n), s.getUniforms().setValue(e, "morphTargetsTextureSize", d.size);
	}
	return { update: a };
}
function Lf(e, t, n, r, i) {
	let a = /* @__PURE__ */ new WeakMap();
	function o(r) {
		let o = i.render.frame, s = r.geometry, l = t.get(r, s);
		if (a.get(l) !== o && (t.update(l), a.set(l, o)), r.isInstancedMesh && (r.hasEventListener("dispose", c) === !1 && r.addEventListener("dispose", c), a.get(r) !== o && (n.update(r.instanceMatrix, e.ARRAY_BUFFER), r.instanceColor !== null && n.update(r.instanceColor, e.ARRAY_BUFFER), a.set(r, o))), r.isSkinnedMesh) {
			let e = r.skeleton;
			a.get(e) !== o && (e.update(), a.set(e, o));
		}
		return l;
	}
	function s() {
		a = /* @__PURE__ */ new WeakMap();
	}
	function c(e) {
		let t = e.target;
		t.removeEventListener("dispose", c), r.releaseStatesOfObject(t), n.remove(t.instanceMatrix), t.instanceColor !== null && n.remove(t.instanceColor);
	}
	return {
		update: o,
		dispose: s
	};
}
var Rf = {
	1: "LINEAR_TONE_MAPPING",
	2: "REINHARD_TONE_MAPPING",
	3: "CINEON_TONE_MAPPING",
	4: "ACES_FILMIC_TONE_MAPPING",
	6: "AGX_TONE_MAPPING",
	7: "NEUTRAL_TONE_MAPPING",
	5: "CUSTOM_TONE_MAPPING"
};
function zf(e, t, n, r, i, a) {
	let o = new nc(t, n, {
		type: e,
		depthBuffer: i,
		stencilBuffer: a,
		samples: r ? 4 : 0,
		storeMultisampledDepthBuffer: !1,
		storeMultisampledStencilBuffer: !1,
		resolveDepthBuffer: !1,
		resolveStencilBuffer: !1
	}), s = null, c = null, l = null, u = new Il();
	u.setAttribute("position", new wl([
		-1,
		3,
		0,
		-1,
		-1,
		0,
		3,
		-1,
		0
	], 3)), u.setAttribute("uv", new wl([
		0,
		2,
		0,
		0,
		2,
		0
	], 2));
	let d = new rd({
		uniforms: { tDiffuse: { value: null } },
		vertexShader: "\n			precision highp float;\n\n			uniform mat4 modelViewMatrix;\n			uniform mat4 projectionMatrix;\n\n			attribute vec3 position;\n			attribute vec2 uv;\n\n			varying vec2 vUv;\n\n			void main() {\n				vUv = uv;\n				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );\n			}",
		fragmentShader: "\n			precision highp float;\n\n			uniform sampler2D tDiffuse;\n\n			varying vec2 vUv;\n\n			#include <tonemapping_pars_fragment>\n			#include <colorspace_pars_fragment>\n\n			void main() {\n				gl_FragColor = texture2D( tDiffuse, vUv );\n\n				#ifdef LINEAR_TONE_MAPPING\n					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );\n				#elif defined( REINHARD_TONE_MAPPING )\n					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );\n				#elif defined( CINEON_TONE_MAPPING )\n					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );\n				#elif defined( ACES_FILMIC_TONE_MAPPING )\n					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );\n				#elif defined( AGX_TONE_MAPPING )\n					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );\n				#elif defined( NEUTRAL_TONE_MAPPING )\n					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );\n				#elif defined( CUSTOM_TONE_MAPPING )\n					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );\n				#endif\n\n				#ifdef SRGB_TRANSFER\n					gl_FragColor = sRGBTransferOETF( gl_FragColor );\n				#endif\n			}",
		depthTest: !1,
		depthWrite: !1
	}), f = new uu(u, d), p = new Pd(-1, 1, 1, -1, 0, 1), m = null, h = null, g = !1, _, v = null, y = [], b = !1;
	this.setSize = function(e, t) {
		o.setSize(e, t), s !== null && s.setSize(e, t), c !== null && c.setSize(e, t);
		for (let n = 0; n < y.length; n++) {
			let r = y[n];
			r.setSize && r.setSize(e, t);
		}
	}, this.setEffects = function(e) {
		y = e, b = y.length > 0 && y[0].isRenderPass === !0;
		let t = o.width, n = o.height;
		y.length > 0 && s === null && (s = new nc(t, n, {
			type: Na,
			depthBuffer: !1,
			stencilBuffer: !1
		}), c = new nc(t, n, {
			type: Na,
			depthBuffer: !1,
			stencilBuffer: !1
		}));
		let r = i === !0 && y.some((e) => e.needsDepthTexture === !0);
		r !== (o.depthTexture !== null) && (r === !0 && l === null && (l = new Hu(t, n), a === !0 && (l.format = Ua, l.type = Ia)), o.dispose(), o.depthTexture = r ? l : null, o.resolveDepthBuffer = r, o.storeMultisampledDepthBuffer = r);
		for (let e = 0; e < y.length; e++) {
			let i = y[e];
			i.setSize && i.setSize(t, n), r && i.needsDepthTexture === !0 && i.setDepthTexture && i.setDepthTexture(l);
		}
	}, this.begin = function(e, t) {
		if (g || e.toneMapping === 0 && y.length === 0) return !1;
		if (v = t, t !== null) {
			let e = t.width, n = t.height;
			(o.width !== e || o.height !== n) && this.setSize(e, n);
		}
		return b === !1 && e.setRenderTarget(o), _ = e.toneMapping, e.toneMapping = 0, !0;
	}, this.hasRenderPass = function() {
		return b;
	}, this.end = function(e, t) {
		e.toneMapping = _, g = !0;
		let n = o, r = s;
		for (let i = 0; i < y.length; i++) {
			let a = y[i];
			a.enabled !== !1 && (a.render(e, r, n, t), a.needsSwap !== !1 && (n = r, r = r === s ? c : s));
		}
		if (m !== e.outputColorSpace || h !== e.toneMapping) {
			m = e.outputColorSpace, h = e.toneMapping, d.defines = {}, Us.getTransfer(m) === "srgb" && (d.defines.SRGB_TRANSFER = "");
			let t = Rf[h];
			t && (d.defines[t] = ""), d.needsUpdate = !0;
		}
		d.uniforms.tDiffuse.value = n.texture, e.setRenderTarget(v), e.render(f, p), v = null, g = !1;
	}, this.isCompositing = function() {
		return g;
	}, this.dispose = function() {
		o.dispose(), s !== null && s.dispose(), c !== null && c.dispose(), u.dispose(), d.dispose();
	};
}
var Bf = /*@__PURE__*/ new $s(), Vf = /*@__PURE__*/ new Hu(1, 1), Hf = /*@__PURE__*/ new Uu(1), Uf = /*@__PURE__*/ new rc(), Wf = /*@__PURE__*/ new ic(), Gf = /*@__PURE__*/ new Bu(), Kf = [], qf = [], Jf = /* @__PURE__ */ new Float32Array(16), Yf = /* @__PURE__ */ new Float32Array(9), Xf = /* @__PURE__ */ new Float32Array(4);
function Zf(e, t, n) {
	let r = e[0];
	if (r <= 0 || r > 0) return e;
	let i = t * n, a = Kf[i];
	if (a === void 0 && (a = new Float32Array(i), Kf[i] = a), t !== 0) {
		r.toArray(a, 0);
		for (let r = 1, i = 0; r !== t; ++r) i += n, e[r].toArray(a, i);
	}
	return a;
}
function Qf(e, t) {
	if (e.length !== t.length) return !1;
	for (let n = 0, r = e.length; n < r; n++) if (e[n] !== t[n]) return !1;
	return !0;
}
function $f(e, t) {
	for (let n = 0, r = t.length; n < r; n++) e[n] = t[n];
}
function ep(e, t) {
	let n = qf[t];
	n === void 0 && (n = new Int32Array(t), qf[t] = n);
	for (let r = 0; r !== t; ++r) n[r] = e.allocateTextureUnit();
	return n;
}
function tp(e, t) {
	let n = this.cache;
	n[0] !== t && (e.uniform1f(this.addr, t), n[0] = t);
}
function np(e, t) {
	let n = this.cache;
	if (t.x !== void 0) (n[0] !== t.x || n[1] !== t.y) && (e.uniform2f(this.addr, t.x, t.y), n[0] = t.x, n[1] = t.y);
	else {
		if (Qf(n, t)) return;
		e.uniform2fv(this.addr, t), $f(n, t);
	}
}
function rp(e, t) {
	let n = this.cache;
	if (t.x !== void 0) (n[0] !== t.x || n[1] !== t.y || n[2] !== t.z) && (e.uniform3f(this.addr, t.x, t.y, t.z), n[0] = t.x, n[1] = t.y, n[2] = t.z);
	else if (t.r !== void 0) (n[0] !== t.r || n[1] !== t.g || n[2] !== t.b) && (e.uniform3f(this.addr, t.r, t.g, t.b), n[0] = t.r, n[1] = t.g, n[2] = t.b);
	else {
		if (Qf(n, t)) return;
		e.uniform3fv(this.addr, t), $f(n, t);
	}
}
function ip(e, t) {
	let n = this.cache;
	if (t.x !== void 0) (n[0] !== t.x || n[1] !== t.y || n[2] !== t.z || n[3] !== t.w) && (e.uniform4f(this.addr, t.x, t.y, t.z, t.w), n[0] = t.x, n[1] = t.y, n[2] = t.z, n[3] = t.w);
	else {
		if (Qf(n, t)) return;
		e.uniform4fv(this.addr, t), $f(n, t);
	}
}
function ap(e, t) {
	let n = this.cache, r = t.elements;
	if (r === void 0) {
		if (Qf(n, t)) return;
		e.uniformMatrix2fv(this.addr, !1, t), $f(n, t);
	} else {
		if (Qf(n, r)) return;
		Xf.set(r), e.uniformMatrix2fv(this.addr, !1, Xf), $f(n, r);
	}
}
function op(e, t) {
	let n = this.cache, r = t.elements;
	if (r === void 0) {
		if (Qf(n, t)) return;
		e.uniformMatrix3fv(this.addr, !1, t), $f(n, t);
	} else {
		if (Qf(n, r)) return;
		Yf.set(r), e.uniformMatrix3fv(this.addr, !1, Yf), $f(n, r);
	}
}
function sp(e, t) {
	let n = this.cache, r = t.elements;
	if (r === void 0) {
		if (Qf(n, t)) return;
		e.uniformMatrix4fv(this.addr, !1, t), $f(n, t);
	} else {
		if (Qf(n, r)) return;
		Jf.set(r), e.uniformMatrix4fv(this.addr, !1, Jf), $f(n, r);
	}
}
function cp(e, t) {
	let n = this.cache;
	n[0] !== t && (e.uniform1i(this.addr, t), n[0] = t);
}
function lp(e, t) {
	let n = this.cache;
	if (t.x !== void 0) (n[0] !== t.x || n[1] !== t.y) && (e.uniform2i(this.addr, t.x, t.y), n[0] = t.x, n[1] = t.y);
	else {
		if (Qf(n, t)) return;
		e.uniform2iv(this.addr, t), $f(n, t);
	}
}
function up(e, t) {
	let n = this.cache;
	if (t.x !== void 0) (n[0] !== t.x || n[1] !== t.y || n[2] !== t.z) && (e.uniform3i(this.addr, t.x, t.y, t.z), n[0] = t.x, n[1] = t.y, n[2] = t.z);
	else {
		if (Qf(n, t)) return;
		e.uniform3iv(this.addr, t), $f(n, t);
	}
}
function dp(e, t) {
	let n = this.cache;
	if (t.x !== void 0) (n[0] !== t.x || n[1] !== t.y || n[2] !== t.z || n[3] !== t.w) && (e.uniform4i(this.addr, t.x, t.y, t.z, t.w), n[0] = t.x, n[1] = t.y, n[2] = t.z, n[3] = t.w);
	else {
		if (Qf(n, t)) return;
		e.uniform4iv(this.addr, t), $f(n, t);
	}
}
function fp(e, t) {
	let n = this.cache;
	n[0] !== t && (e.uniform1ui(this.addr, t), n[0] = t);
}
function pp(e, t) {
	let n = this.cache;
	if (t.x !== void 0) (n[0] !== t.x || n[1] !== t.y) && (e.uniform2ui(this.addr, t.x, t.y), n[0] = t.x, n[1] = t.y);
	else {
		if (Qf(n, t)) return;
		e.uniform2uiv(this.addr, t), $f(n, t);
	}
}
function mp(e, t) {
	let n = this.cache;
	if (t.x !== void 0) (n[0] !== t.x || n[1] !== t.y || n[2] !== t.z) && (e.uniform3ui(this.addr, t.x, t.y, t.z), n[0] = t.x, n[1] = t.y, n[2] = t.z);
	else {
		if (Qf(n, t)) return;
		e.uniform3uiv(this.addr, t), $f(n, t);
	}
}
function hp(e, t) {
	let n = this.cache;
	if (t.x !== void 0) (n[0] !== t.x || n[1] !== t.y || n[2] !== t.z || n[3] !== t.w) && (e.uniform4ui(this.addr, t.x, t.y, t.z, t.w), n[0] = t.x, n[1] = t.y, n[2] = t.z, n[3] = t.w);
	else {
		if (Qf(n, t)) return;
		e.uniform4uiv(this.addr, t), $f(n, t);
	}
}
function gp(e) {
	return e.version === 0 && (e.compareFunction = 519, e.needsUpdate = !0), e;
}
function _p(e, t, n) {
	let r = this.cache, i = n.allocateTextureUnit();
	r[0] !== i && (e.uniform1i(this.addr, i), r[0] = i);
	let a;
	a = this.type === e.SAMPLER_2D_SHADOW ? gp(Vf) : Bf, n.setTexture2D(t || a, i);
}
function vp(e, t, n) {
	let r = this.cache, i = n.allocateTextureUnit();
	r[0] !== i && (e.uniform1i(this.addr, i), r[0] = i), n.setTexture3D(t || Wf, i);
}
function yp(e, t, n) {
	let r = this.cache, i = n.allocateTextureUnit();
	r[0] !== i && (e.uniform1i(this.addr, i), r[0] = i);
	let a;
	a = this.type === e.SAMPLER_CUBE_SHADOW ? gp(Hf) : Gf, n.setTextureCube(t || a, i);
}
function bp(e, t, n) {
	let r = this.cache, i = n.allocateTextureUnit();
	r[0] !== i && (e.uniform1i(this.addr, i), r[0] = i), n.setTexture2DArray(t || Uf, i);
}
function xp(e) {
	switch (e) {
		case 5126: return tp;
		case 35664: return np;
		case 35665: return rp;
		case 35666: return ip;
		case 35674: return ap;
		case 35675: return op;
		case 35676: return sp;
		case 5124:
		case 35670: return cp;
		case 35667:
		case 35671: return lp;
		case 35668:
		case 35672: return up;
		case 35669:
		case 35673: return dp;
		case 5125: return fp;
		case 36294: return pp;
		case 36295: return mp;
		case 36296: return hp;
		case 35678:
		case 36198:
		case 36298:
		case 36306:
		case 35682: return _p;
		case 35679:
		case 36299:
		case 36307: return vp;
		case 35680:
		case 36300:
		case 36308:
		case 36293: return yp;
		case 36289:
		case 36303:
		case 36311:
		case 36292: return bp;
	}
}
function Sp(e, t) {
	e.uniform1fv(this.addr, t);
}
function Cp(e, t) {
	let n = Zf(t, this.size, 2);
	e.uniform2fv(this.addr, n);
}
function wp(e, t) {
	let n = Zf(t, this.size, 3);
	e.uniform3fv(this.addr, n);
}
function Tp(e, t) {
	let n = Zf(t, this.size, 4);
	e.uniform4fv(this.addr, n);
}
function Ep(e, t) {
	let n = Zf(t, this.size, 4);
	e.uniformMatrix2fv(this.addr, !1, n);
}
function Dp(e, t) {
	let n = Zf(t, this.size, 9);
	e.uniformMatrix3fv(this.addr, !1, n);
}
function Op(e, t) {
	let n = Zf(t, this.size, 16);
	e.uniformMatrix4fv(this.addr, !1, n);
}
function kp(e, t) {
	e.uniform1iv(this.addr, t);
}
function Ap(e, t) {
	e.uniform2iv(this.addr, t);
}
function jp(e, t) {
	e.uniform3iv(this.addr, t);
}
function Mp(e, t) {
	e.uniform4iv(this.addr, t);
}
function Np(e, t) {
	e.uniform1uiv(this.addr, t);
}
function Pp(e, t) {
	e.uniform2uiv(this.addr, t);
}
function Fp(e, t) {
	e.uniform3uiv(this.addr, t);
}
function Ip(e, t) {
	e.uniform4uiv(this.addr, t);
}
function Lp(e, t, n) {
	let r = this.cache, i = t.length, a = ep(n, i);
	Qf(r, a) || (e.uniform1iv(this.addr, a), $f(r, a));
	let o;
	o = this.type === e.SAMPLER_2D_SHADOW ? gp(Vf) : Bf;
	for (let e = 0; e !== i; ++e) n.setTexture2D(t[e] || o, a[e]);
}
function Rp(e, t, n) {
	let r = this.cache, i = t.length, a = ep(n, i);
	Qf(r, a) || (e.uniform1iv(this.addr, a), $f(r, a));
	for (let e = 0; e !== i; ++e) n.setTexture3D(t[e] || Wf, a[e]);
}
function zp(e, t, n) {
	let r = this.cache, i = t.length, a = ep(n, i);
	Qf(r, a) || (e.uniform1iv(this.addr, a), $f(r, a));
	let o;
	o = this.type === e.SAMPLER_CUBE_SHADOW ? gp(Hf) : Gf;
	for (let e = 0; e !== i; ++e) n.setTextureCube(t[e] || o, a[e]);
}
function Bp(e, t, n) {
	let r = this.cache, i = t.length, a = ep(n, i);
	Qf(r, a) || (e.uniform1iv(this.addr, a), $f(r, a));
	for (let e = 0; e !== i; ++e) n.setTexture2DArray(t[e] || Uf, a[e]);
}
function Vp(e) {
	switch (e) {
		case 5126: return Sp;
		case 35664: return Cp;
		case 35665: return wp;
		case 35666: return Tp;
		case 35674: return Ep;
		case 35675: return Dp;
		case 35676: return Op;
		case 5124:
		case 35670: return kp;
		case 35667:
		case 35671: return Ap;
		case 35668:
		case 35672: return jp;
		case 35669:
		case 35673: return Mp;
		case 5125: return Np;
		case 36294: return Pp;
		case 36295: return Fp;
		case 36296: return Ip;
		case 35678:
		case 36198:
		case 36298:
		case 36306:
		case 35682: return Lp;
		case 35679:
		case 36299:
		case 36307: return Rp;
		case 35680:
		case 36300:
		case 36308:
		case 36293: return zp;
		case 36289:
		case 36303:
		case 36311:
		case 36292: return Bp;
	}
}
var Hp = class {
	constructor(e, t, n) {
		this.id = e, this.addr = n, this.cache = [], this.type = t.type, this.setValue = xp(t.type);
	}
}, Up = class {
	constructor(e, t, n) {
		this.id = e, this.addr = n, this.cache = [], this.type = t.type, this.size = t.size, this.setValue = Vp(t.type);
	}
}, Wp = class {
	constructor(e) {
		this.id = e, this.seq = [], this.map = {};
	}
	setValue(e, t, n) {
		let r = this.seq;
		for (let i = 0, a = r.length; i !== a; ++i) {
			let a = r[i];
			a.setValue(e, t[a.id], n);
		}
	}
}, Gp = /(\w+)(\])?(\[|\.)?/g;
function Kp(e, t) {
	e.seq.push(t), e.map[t.id] = t;
}
function qp(e, t, n) {
	let r = e.name, i = r.length;
	for (Gp.lastIndex = 0;;) {
		let a = Gp.exec(r), o = Gp.lastIndex, s = a[1], c = a[2] === "]", l = a[3];
		if (c && (s |= 0), l === void 0 || l === "[" && o + 2 === i) {
			Kp(n, l === void 0 ? new Hp(s, e, t) : new Up(s, e, t));
			break;
		}
		{
			let e = n.map[s];
			e === void 0 && (e = new Wp(s), Kp(n, e)), n = e;
		}
	}
}
var Jp = class {
	constructor(e, t) {
		this.seq = [], this.map = {};
		let n = e.getProgramParameter(t, e.ACTIVE_UNIFORMS);
		for (let r = 0; r < n; ++r) {
			let n = e.getActiveUniform(t, r);
			qp(n, e.getUniformLocation(t, n.name), this);
		}
		let r = [], i = [];
		for (let t of this.seq) t.type === e.SAMPLER_2D_SHADOW || t.type === e.SAMPLER_CUBE_SHADOW || t.type === e.SAMPLER_2D_ARRAY_SHADOW ? r.push(t) : i.push(t);
		r.length > 0 && (this.seq = r.concat(i));
	}
	setValue(e, t, n, r) {
		let i = this.map[t];
		i !== void 0 && i.setValue(e, n, r);
	}
	setOptional(e, t, n) {
		let r = t[n];
		r !== void 0 && this.setValue(e, n, r);
	}
	static upload(e, t, n, r) {
		for (let i = 0, a = t.length; i !== a; ++i) {
			let a = t[i], o = n[a.id];
			o.needsUpdate !== !1 && a.setValue(e, o.value, r);
		}
	}
	static seqWithValue(e, t) {
		let n = [];
		for (let r = 0, i = e.length; r !== i; ++r) {
			let i = e[r];
			i.id in t && n.push(i);
		}
		return n;
	}
};
function Yp(e, t, n) {
	let r = e.createShader(t);
	return e.shaderSource(r, n), e.compileShader(r), r;
}
var Xp = 37297, Zp = 0;
function Qp(e, t) {
	let n = e.split("\n"), r = [], i = Math.max(t - 6, 0), a = Math.min(t + 6, n.length);
	for (let e = i; e < a; e++) {
		let i = e + 1;
		r.push(`${i === t ? ">" : " "} ${i}: ${n[e]}`);
	}
	return r.join("\n");
}
var $p = /*@__PURE__*/ new Rs();
function em(e) {
	Us._getMatrix($p, Us.workingColorSpace, e);
	let t = `mat3( ${$p.elements.map((e) => e.toFixed(4))} )`;
	switch (Us.getTransfer(e)) {
		case Ho: return [t, "LinearTransferOETF"];
		case Uo: return [t, "sRGBTransferOETF"];
		default: return es("WebGLProgram: Unsupported color space: ", e), [t, "LinearTransferOETF"];
	}
}
function tm(e, t, n) {
	let r = e.getShaderParameter(t, e.COMPILE_STATUS), i = (e.getShaderInfoLog(t) || "").trim();
	if (r && i === "") return "";
	let a = /ERROR: 0:(\d+)/.exec(i);
	if (a) {
		let r = parseInt(a[1]);
		return n.toUpperCase() + "\n\n" + i + "\n\n" + Qp(e.getShaderSource(t), r);
	}
	return i;
}
function nm(e, t) {
	let n = em(t);
	return [
		`vec4 ${e}( vec4 value ) {`,
		`	return ${n[1]}( vec4( ${n[0]} * value.rgb, value.a ) );`,
		"}"
	].join("\n");
}
var rm = {
	1: "Linear",
	2: "Reinhard",
	3: "Cineon",
	4: "ACESFilmic",
	6: "AgX",
	7: "Neutral",
	5: "Custom"
};
function im(e, t) {
	let n = rm[t];
	return n === void 0 ? (es("WebGLProgram: Unsupported toneMapping:", t), "vec3 " + e + "( vec3 color ) { return LinearToneMapping( color ); }") : "vec3 " + e + "( vec3 color ) { return " + n + "ToneMapping( color ); }";
}
var am = /*@__PURE__*/ new Q();
function om() {
	return Us.getLuminanceCoefficients(am), [
		"float luminance( const in vec3 rgb ) {",
		`	const vec3 weights = vec3( ${am.x.toFixed(4)}, ${am.y.toFixed(4)}, ${am.z.toFixed(4)} );`,
		"	return dot( weights, rgb );",
		"}"
	].join("\n");
}
function sm(e) {
	return [e.extensionClipCullDistance ? "#extension GL_ANGLE_clip_cull_distance : require" : "", e.extensionMultiDraw ? "#extension GL_ANGLE_multi_draw : require" : ""].filter(um).join("\n");
}
function cm(e) {
	let t = [];
	for (let n in e) {
		let r = e[n];
		r !== !1 && t.push("#define " + n + " " + r);
	}
	return t.join("\n");
}
function lm(e, t) {
	let n = {}, r = e.getProgramParameter(t, e.ACTIVE_ATTRIBUTES);
	for (let i = 0; i < r; i++) {
		let r = e.getActiveAttrib(t, i), a = r.name, o = 1;
		r.type === e.FLOAT_MAT2 && (o = 2), r.type === e.FLOAT_MAT3 && (o = 3), r.type === e.FLOAT_MAT4 && (o = 4), n[a] = {
			type: r.type,
			location: e.getAttribLocation(t, a),
			locationSize: o
		};
	}
	return n;
}
function um(e) {
	return e !== "";
}
function dm(e, t) {
	let n = t.numSpotLightShadows + t.numSpotLightMaps - t.numSpotLightShadowsWithMaps;
	return e.replace(/NUM_SUN_LIGHTS/g, t.numSunLights).replace(/NUM_DIR_LIGHTS/g, t.numDirLights).replace(/NUM_SPOT_LIGHTS/g, t.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g, t.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g, n).replace(/NUM_RECT_AREA_LIGHTS/g, t.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g, t.numPointLights).replace(/NUM_HEMI_LIGHTS/g, t.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g, t.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g, t.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g, t.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g, t.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g, t.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g, t.numLightProbeGrids);
}
function fm(e, t) {
	return e.replace(/NUM_CLIPPING_PLANES/g, t.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g, t.numClippingPlanes - t.numClipIntersection);
}
var pm = /^[ \t]*#include +<([\w\d./]+)>/gm;
function mm(e) {
	return e.replace(pm, hm);
}
function hm(e, t) {
	let n = rf[t];
	if (n === void 0) throw Error("THREE.WebGLProgram: Can not resolve #include <" + t + ">");
	return mm(n);
}
var gm = /#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;
function _m(e) {
	return e.replace(gm, vm);
}
function vm(e, t, n, r) {
	let i = "";
	for (let e = parseInt(t); e < parseInt(n); e++) i += r.replace(/\[\s*i\s*\]/g, "[ " + e + " ]").replace(/UNROLLED_LOOP_INDEX/g, e);
	return i;
}
function ym(e) {
	let t = `precision ${e.precision} float;
	precision ${e.precision} int;
	precision ${e.precision} sampler2D;
	precision ${e.precision} samplerCube;
	precision ${e.precision} sampler3D;
	precision ${e.precision} sampler2DArray;
	precision ${e.precision} sampler2DShadow;
	precision ${e.precision} samplerCubeShadow;
	precision ${e.precision} sampler2DArrayShadow;
	precision ${e.precision} isampler2D;
	precision ${e.precision} isampler3D;
	precision ${e.precision} isamplerCube;
	precision ${e.precision} isampler2DArray;
	precision ${e.precision} usampler2D;
	precision ${e.precision} usampler3D;
	precision ${e.precision} usamplerCube;
	precision ${e.precision} usampler2DArray;
	`;
	return e.precision === "highp" ? t += "\n#define HIGH_PRECISION" : e.precision === "mediump" ? t += "\n#define MEDIUM_PRECISION" : e.precision === "lowp" && (t += "\n#define LOW_PRECISION"), t;
}
var bm = {
	1: "SHADOWMAP_TYPE_PCF",
	3: "SHADOWMAP_TYPE_VSM"
};
function xm(e) {
	return bm[e.shadowMapType] || "SHADOWMAP_TYPE_BASIC";
}
var Sm = { 302: "ENVMAP_MODE_REFRACTION" };
function Cm(e) {
	return e.envMap === !1 ? "ENVMAP_MODE_REFLECTION" : Sm[e.envMapMode] || "ENVMAP_MODE_REFLECTION";
}
var wm = {
	0: "ENVMAP_BLENDING_MULTIPLY",
	1: "ENVMAP_BLENDING_MIX",
	2: "ENVMAP_BLENDING_ADD"
};
function Tm(e) {
	return e.envMap === !1 ? "ENVMAP_BLENDING_NONE" : wm[e.combine] || "ENVMAP_BLENDING_NONE";
}
function Em(e, t, n, r) {
	let i = e.getContext(), a = n.defines, o = n.vertexShader, s = n.fragmentShader, c = xm(n), l = n.envMapPMREM === !0 ? "ENVMAP_TYPE_PMREM" : "ENVMAP_TYPE_CUBE", u = Cm(n), d = Tm(n), f = sm(n), p = cm(a), m = i.createProgram(), h, g, _ = n.glslVersion ? "#version " + n.glslVersion + "\n" : "";
	n.isRawShaderMaterial ? (h = [
		"#define SHADER_TYPE " + n.shaderType,
		"#define SHADER_NAME " + n.shaderName,
		p
	].filter(um).join("\n"), h.length > 0 && (h += "\n"), g = [
		"#define SHADER_TYPE " + n.shaderType,
		"#define SHADER_NAME " + n.shaderName,
		p
	].filter(um).join("\n"), g.length > 0 && (g += "\n")) : (h = [
		ym(n),
		"#define SHADER_TYPE " + n.shaderType,
		"#define SHADER_NAME " + n.shaderName,
		p,
		n.extensionClipCullDistance ? "#define USE_CLIP_DISTANCE" : "",
		n.batching ? "#define USE_BATCHING" : "",
		n.batchingColor ? "#define USE_BATCHING_COLOR" : "",
		n.instancing ? "#define USE_INSTANCING" : "",
		n.instancingColor ? "#define USE_INSTANCING_COLOR" : "",
		n.instancingMorph ? "#define USE_INSTANCING_MORPH" : "",
		n.useFog && n.fog ? "#define USE_FOG" : "",
		n.useFog && n.fogExp2 ? "#define FOG_EXP2" : "",
		n.map ? "#define USE_MAP" : "",
		n.envMap ? "#define USE_ENVMAP" : "",
		n.envMap ? "#define " + u : "",
		n.lightMap ? "#define USE_LIGHTMAP" : "",
		n.aoMap ? "#define USE_AOMAP" : "",
		n.bumpMap ? "#define USE_BUMPMAP" : "",
		n.normalMap ? "#define USE_NORMALMAP" : "",
		n.normalMapObjectSpace ? "#define USE_NORMALMAP_OBJECTSPACE" : "",
		n.normalMapTangentSpace ? "#define USE_NORMALMAP_TANGENTSPACE" : "",
		n.displacementMap ? "#define USE_DISPLACEMENTMAP" : "",
		n.emissiveMap ? "#define USE_EMISSIVEMAP" : "",
		n.anisotropy ? "#define USE_ANISOTROPY" : "",
		n.anisotropyMap ? "#define USE_ANISOTROPYMAP" : "",
		n.clearcoatMap ? "#define USE_CLEARCOATMAP" : "",
		n.clearcoatRoughnessMap ? "#define USE_CLEARCOAT_ROUGHNESSMAP" : "",
		n.clearcoatNormalMap ? "#define USE_CLEARCOAT_NORMALMAP" : "",
		n.diffuseRoughnessMap ? "#define USE_DIFFUSE_ROUGHNESSMAP" : "",
		n.iridescenceMap ? "#define USE_IRIDESCENCEMAP" : "",
		n.iridescenceThicknessMap ? "#define USE_IRIDESCENCE_THICKNESSMAP" : "",
		n.specularMap ? "#define USE_SPECULARMAP" : "",
		n.specularColorMap ? "#define USE_SPECULAR_COLORMAP" : "",
		n.specularIntensityMap ? "#define USE_SPECULAR_INTENSITYMAP" : "",
		n.roughnessMap ? "#define USE_ROUGHNESSMAP" : "",
		n.metalnessMap ? "#define USE_METALNESSMAP" : "",
		n.alphaMap ? "#define USE_ALPHAMAP" : "",
		n.alphaHash ? "#define USE_ALPHAHASH" : "",
		n.transmission ? "#define USE_TRANSMISSION" : "",
		n.transmissionMap ? "#define USE_TRANSMISSIONMAP" : "",
		n.thicknessMap ? "#define USE_THICKNESSMAP" : "",
		n.sheenColorMap ? "#define USE_SHEEN_COLORMAP" : "",
		n.sheenRoughnessMap ? "#define USE_SHEEN_ROUGHNESSMAP" : "",
		n.mapUv ? "#define MAP_UV " + n.mapUv : "",
		n.alphaMapUv ? "#define ALPHAMAP_UV " + n.alphaMapUv : "",
		n.lightMapUv ? "#define LIGHTMAP_UV " + n.lightMapUv : "",
		n.aoMapUv ? "#define AOMAP_UV " + n.aoMapUv : "",
		n.emissiveMapUv ? "#define EMISSIVEMAP_UV " + n.emissiveMapUv : "",
		n.bumpMapUv ? "#define BUMPMAP_UV " + n.bumpMapUv : "",
		n.normalMapUv ? "#define NORMALMAP_UV " + n.normalMapUv : "",
		n.displacementMapUv ? "#define DISPLACEMENTMAP_UV " + n.displacementMapUv : "",
		n.metalnessMapUv ? "#define METALNESSMAP_UV " + n.metalnessMapUv : "",
		n.roughnessMapUv ? "#define ROUGHNESSMAP_UV " + n.roughnessMapUv : "",
		n.anisotropyMapUv ? "#define ANISOTROPYMAP_UV " + n.anisotropyMapUv : "",
		n.clearcoatMapUv ? "#define CLEARCOATMAP_UV " + n.clearcoatMapUv : "",
		n.clearcoatNormalMapUv ? "#define CLEARCOAT_NORMALMAP_UV " + n.clearcoatNormalMapUv : "",
		n.clearcoatRoughnessMapUv ? "#define CLEARCOAT_ROUGHNESSMAP_UV " + n.clearcoatRoughnessMapUv : "",
		n.diffuseRoughnessMapUv ? "#define DIFFUSE_ROUGHNESSMAP_UV " + n.diffuseRoughnessMapUv : "",
		n.iridescenceMapUv ? "#define IRIDESCENCEMAP_UV " + n.iridescenceMapUv : "",
		n.iridescenceThicknessMapUv ? "#define IRIDESCENCE_THICKNESSMAP_UV " + n.iridescenceThicknessMapUv : "",
		n.sheenColorMapUv ? "#define SHEEN_COLORMAP_UV " + n.sheenColorMapUv : "",
		n.sheenRoughnessMapUv ? "#define SHEEN_ROUGHNESSMAP_UV " + n.sheenRoughnessMapUv : "",
		n.specularMapUv ? "#define SPECULARMAP_UV " + n.specularMapUv : "",
		n.specularColorMapUv ? "#define SPECULAR_COLORMAP_UV " + n.specularColorMapUv : "",
		n.specularIntensityMapUv ? "#define SPECULAR_INTENSITYMAP_UV " + n.specularIntensityMapUv : "",
		n.transmissionMapUv ? "#define TRANSMISSIONMAP_UV " + n.transmissionMapUv : "",
		n.thicknessMapUv ? "#define THICKNESSMAP_UV " + n.thicknessMapUv : "",
		n.vertexTangents && n.flatShading === !1 ? "#define USE_TANGENT" : "",
		n.vertexNormals ? "#define HAS_NORMAL" : "",
		n.vertexColors ? "#define USE_COLOR" : "",
		n.vertexAlphas ? "#define USE_COLOR_ALPHA" : "",
		n.vertexUv1s ? "#define USE_UV1" : "",
		n.vertexUv2s ? "#define USE_UV2" : "",
		n.vertexUv3s ? "#define USE_UV3" : "",
		n.pointsUvs ? "#define USE_POINTS_UV" : "",
		n.flatShading ? "#define FLAT_SHADED" : "",
		n.skinning ? "#define USE_SKINNING" : "",
		n.morphTargets ? "#define USE_MORPHTARGETS" : "",
		n.morphNormals && n.flatShading === !1 ? "#define USE_MORPHNORMALS" : "",
		n.morphColors ? "#define USE_MORPHCOLORS" : "",
		n.morphTargetsCount > 0 ? "#define MORPHTARGETS_TEXTURE_STRIDE " + n.morphTextureStride : "",
		n.morphTargetsCount > 0 ? "#define MORPHTARGETS_COUNT " + n.morphTargetsCount : "",
		n.doubleSided ? "#define DOUBLE_SIDED" : "",
		n.flipSided ? "#define FLIP_SIDED" : "",
		n.shadowMapEnabled ? "#define USE_SHADOWMAP" : "",
		n.shadowMapEnabled ? "#define " + c : "",
		n.sizeAttenuation ? "#define USE_SIZEATTENUATION" : "",
		n.numLightProbes > 0 ? "#define USE_LIGHT_PROBES" : "",
		n.logarithmicDepthBuffer ? "#define USE_LOGARITHMIC_DEPTH_BUFFER" : "",
		n.reversedDepthBuffer ? "#define USE_REVERSED_DEPTH_BUFFER" : "",
		"uniform mat4 modelMatrix;",
		"uniform mat4 modelViewMatrix;",
		"uniform mat4 projectionMatrix;",
		"uniform mat4 viewMatrix;",
		"uniform mat3 normalMatrix;",
		"uniform vec3 cameraPosition;",
		"uniform bool isOrthographic;",
		"#ifdef USE_INSTANCING",
		"	attribute mat4 instanceMatrix;",
		"#endif",
		"#ifdef USE_INSTANCING_COLOR",
		"	attribute vec3 instanceColor;",
		"#endif",
		"#ifdef USE_INSTANCING_MORPH",
		"	uniform sampler2D morphTexture;",
		"#endif",
		"attribute vec3 position;",
		"attribute vec3 normal;",
		"attribute vec2 uv;",
		"#ifdef USE_UV1",
		"	attribute vec2 uv1;",
		"#endif",
		"#ifdef USE_UV2",
		"	attribute vec2 uv2;",
		"#endif",
		"#ifdef USE_UV3",
		"	attribute vec2 uv3;",
		"#endif",
		"#ifdef USE_TANGENT",
		"	attribute vec4 tangent;",
		"#endif",
		"#if defined( USE_COLOR_ALPHA )",
		"	attribute vec4 color;",
		"#elif defined( USE_COLOR )",
		"	attribute vec3 color;",
		"#endif",
		"#ifdef USE_SKINNING",
		"	attribute vec4 skinIndex;",
		"	attribute vec4 skinWeight;",
		"#endif",
		"\n"
	].filter(um).join("\n"), g = [
		ym(n),
		"#define SHADER_TYPE " + n.shaderType,
		"#define SHADER_NAME " + n.shaderName,
		p,
		n.useFog && n.fog ? "#define USE_FOG" : "",
		n.useFog && n.fogExp2 ? "#define FOG_EXP2" : "",
		n.alphaToCoverage ? "#define ALPHA_TO_COVERAGE" : "",
		n.map ? "#define USE_MAP" : "",
		n.matcap ? "#define USE_MATCAP" : "",
		n.envMap ? "#define USE_ENVMAP" : "",
		n.envMap ? "#define " + l : "",
		n.envMap ? "#define " + u : "",
		n.envMap ? "#define " + d : "",
		n.envMapPMREM ? "#define ENVMAP_MAX_LOD " + n.envMapMaxLod + ".0" : "",
		n.envMapPMREM ? "#define ENVMAP_SIZE " + n.envMapSize + ".0" : "",
		n.lightMap ? "#define USE_LIGHTMAP" : "",
		n.aoMap ? "#define USE_AOMAP" : "",
		n.bumpMap ? "#define USE_BUMPMAP" : "",
		n.normalMap ? "#define USE_NORMALMAP" : "",
		n.normalMapObjectSpace ? "#define USE_NORMALMAP_OBJECTSPACE" : "",
		n.normalMapTangentSpace ? "#define USE_NORMALMAP_TANGENTSPACE" : "",
		n.packedNormalMap ? "#define USE_PACKED_NORMALMAP" : "",
		n.emissiveMap ? "#define USE_EMISSIVEMAP" : "",
		n.anisotropy ? "#define USE_ANISOTROPY" : "",
		n.anisotropyMap ? "#define USE_ANISOTROPYMAP" : "",
		n.clearcoat ? "#define USE_CLEARCOAT" : "",
		n.clearcoatMap ? "#define USE_CLEARCOATMAP" : "",
		n.clearcoatRoughnessMap ? "#define USE_CLEARCOAT_ROUGHNESSMAP" : "",
		n.clearcoatNormalMap ? "#define USE_CLEARCOAT_NORMALMAP" : "",
		n.diffuseRoughness ? "#define USE_DIFFUSE_ROUGHNESS" : "",
		n.diffuseRoughnessMap ? "#define USE_DIFFUSE_ROUGHNESSMAP" : "",
		n.dispersion ? "#define USE_DISPERSION" : "",
		n.retroreflection ? "#define USE_RETROREFLECTION" : "",
		n.iridescence ? "#define USE_IRIDESCENCE" : "",
		n.iridescenceMap ? "#define USE_IRIDESCENCEMAP" : "",
		n.iridescenceThicknessMap ? "#define USE_IRIDESCENCE_THICKNESSMAP" : "",
		n.specularMap ? "#define USE_SPECULARMAP" : "",
		n.specularColorMap ? "#define USE_SPECULAR_COLORMAP" : "",
		n.specularIntensityMap ? "#define USE_SPECULAR_INTENSITYMAP" : "",
		n.roughnessMap ? "#define USE_ROUGHNESSMAP" : "",
		n.metalnessMap ? "#define USE_METALNESSMAP" : "",
		n.alphaMap ? "#define USE_ALPHAMAP" : "",
		n.alphaTest ? "#define USE_ALPHATEST" : "",
		n.alphaHash ? "#define USE_ALPHAHASH" : "",
		n.sheen ? "#define USE_SHEEN" : "",
		n.sheenColorMap ? "#define USE_SHEEN_COLORMAP" : "",
		n.sheenRoughnessMap ? "#define USE_SHEEN_ROUGHNESSMAP" : "",
		n.transmission ? "#define USE_TRANSMISSION" : "",
		n.transmissionMap ? "#define USE_TRANSMISSIONMAP" : "",
		n.thicknessMap ? "#define USE_THICKNESSMAP" : "",
		n.vertexTangents && n.flatShading === !1 ? "#define USE_TANGENT" : "",
		n.vertexColors || n.instancingColor ? "#define USE_COLOR" : "",
		n.vertexAlphas || n.batchingColor ? "#define USE_COLOR_ALPHA" : "",
		n.vertexUv1s ? "#define USE_UV1" : "",
		n.vertexUv2s ? "#define USE_UV2" : "",
		n.vertexUv3s ? "#define USE_UV3" : "",
		n.pointsUvs ? "#define USE_POINTS_UV" : "",
		n.gradientMap ? "#define USE_GRADIENTMAP" : "",
		n.flatShading ? "#define FLAT_SHADED" : "",
		n.doubleSided ? "#define DOUBLE_SIDED" : "",
		n.flipSided ? "#define FLIP_SIDED" : "",
		n.shadowMapEnabled ? "#define USE_SHADOWMAP" : "",
		n.shadowMapEnabled ? "#define " + c : "",
		n.premultipliedAlpha ? "#define PREMULTIPLIED_ALPHA" : "",
		n.numLightProbes > 0 ? "#define USE_LIGHT_PROBES" : "",
		n.decodeVideoTexture ? "#define DECODE_VIDEO_TEXTURE" : "",
		n.decodeVideoTextureEmissive ? "#define DECODE_VIDEO_TEXTURE_EMISSIVE" : "",
		n.logarithmicDepthBuffer ? "#define USE_LOGARITHMIC_DEPTH_BUFFER" : "",
		n.reversedDepthBuffer ? "#define USE_REVERSED_DEPTH_BUFFER" : "",
		"uniform mat4 viewMatrix;",
		"uniform vec3 cameraPosition;",
		"uniform bool isOrthographic;",
		n.toneMapping === 0 ? "" : "#define TONE_MAPPING",
		n.toneMapping === 0 ? "" : rf.tonemapping_pars_fragment,
		n.toneMapping === 0 ? "" : im("toneMapping", n.toneMapping),
		n.dithering ? "#define DITHERING" : "",
		n.opaque ? "#define OPAQUE" : "",
		rf.colorspace_pars_fragment,
		nm("linearToOutputTexel", n.outputColorSpace),
		om(),
		n.useDepthPacking ? "#define DEPTH_PACKING " + n.depthPacking : "",
		"\n"
	].filter(um).join("\n")), o = mm(o), o = dm(o, n), o = fm(o, n), s = mm(s), s = dm(s, n), s = fm(s, n), o = _m(o), s = _m(s), n.isRawShaderMaterial !== !0 && (_ = "#version 300 es\n", h = [
		f,
		"#define attribute in",
		"#define varying out",
		"#define texture2D texture"
	].join("\n") + "\n" + h, g = [
		"#define varying in",
		n.glslVersion === "300 es" ? "" : "layout(location = 0) out highp vec4 pc_fragColor;",
		n.glslVersion === "300 es" ? "" : "#define gl_FragColor pc_fragColor",
		"#define gl_FragDepthEXT gl_FragDepth",
		"#define texture2D texture",
		"#define textureCube texture",
		"#define texture2DProj textureProj",
		"#define texture2DLodEXT textureLod",
		"#define texture2DProjLodEXT textureProjLod",
		"#define textureCubeLodEXT textureLod",
		"#define texture2DGradEXT textureGrad",
		"#define texture2DProjGradEXT textureProjGrad",
		"#define textureCubeGradEXT textureGrad"
	].join("\n") + "\n" + g);
	let v = _ + h + o, y = _ + g + s, b = Yp(i, i.VERTEX_SHADER, v), x = Yp(i, i.FRAGMENT_SHADER, y);
	i.attachShader(m, b), i.attachShader(m, x), n.index0AttributeName === void 0 ? n.hasPositionAttribute === !0 && i.bindAttribLocation(m, 0, "position") : i.bindAttribLocation(m, 0, n.index0AttributeName), i.linkProgram(m);
	function S(t) {
		if (e.debug.checkShaderErrors) {
			let n = i.getProgramInfoLog(m) || "", r = i.getShaderInfoLog(b) || "", a = i.getShaderInfoLog(x) || "", o = n.trim(), s = r.trim(), c = a.trim(), l = !0, u = !0;
			if (i.getProgramParameter(m, i.LINK_STATUS) === !1) {
				if (l = !1, typeof e.debug.onShaderError == "function") e.debug.onShaderError(i, m, b, x);
				else {
					let e = tm(i, b, "vertex"), n = tm(i, x, "fragment");
					ts("WebGLProgram: Shader Error " + i.getError() + " - VALIDATE_STATUS " + i.getProgramParameter(m, i.VALIDATE_STATUS) + "\n\nMaterial Name: " + t.name + "\nMaterial Type: " + t.type + "\n\nProgram Info Log: " + o + "\n" + e + "\n" + n);
				}
			} else o === "" ? (s === "" || c === "") && (u = !1) : es("WebGLProgram: Program Info Log:", o);
			u && (t.diagnostics = {
				runnable: l,
				programLog: o,
				vertexShader: {
					log: s,
					prefix: h
				},
				fragmentShader: {
					log: c,
					prefix: g
				}
			});
		}
		i.deleteShader(b), i.deleteShader(x), C = new Jp(i, m), w = lm(i, m);
	}
	let C;
	this.getUniforms = function() {
		return C === void 0 && S(this), C;
	};
	let w;
	this.getAttributes = function() {
		return w === void 0 && S(this), w;
	};
	let T = n.rendererExtensionParallelShaderCompile === !1;
	return this.isReady = function() {
		return T === !1 && (T = i.getProgramParameter(m, Xp)), T;
	}, this.destroy = function() {
		r.releaseStatesOfProgram(this), i.deleteProgram(m), this.program = void 0;
	}, this.type = n.shaderType, this.name = n.shaderName, this.id = Zp++, this.cacheKey = t, this.usedTimes = 1, this.program = m, this.vertexShader = b, this.fragmentShader = x, this;
}
var Dm = 0, Om = class {
	constructor() {
		this.shaderCache = /* @__PURE__ */ new Map(), this.materialCache = /* @__PURE__ */ new Map();
	}
	update(e, t, n) {
		let r = this._getShaderCacheForMaterial(e);
		return r.has(t) === !1 && (r.add(t), t.usedTimes++), r.has(n) === !1 && (r.add(n), n.usedTimes++), this;
	}
	remove(e) {
		let t = this.materialCache.get(e);
		for (let e of t) e.usedTimes--, e.usedTimes === 0 && this.shaderCache.delete(e.code);
		return this.materialCache.delete(e), this;
	}
	getVertexShaderStage(e) {
		return this._getShaderStage(e.vertexShader);
	}
	getFragmentShaderStage(e) {
		return this._getShaderStage(e.fragmentShader);
	}
	dispose() {
		this.shaderCache.clear(), this.materialCache.clear();
	}
	_getShaderCacheForMaterial(e) {
		let t = this.materialCache, n = t.get(e);
		return n === void 0 && (n = /* @__PURE__ */ new Set(), t.set(e, n)), n;
	}
	_getShaderStage(e) {
		let t = this.shaderCache, n = t.get(e);
		return n === void 0 && (n = new km(e), t.set(e, n)), n;
	}
}, km = class {
	constructor(e) {
		this.id = Dm++, this.code = e, this.usedTimes = 0;
	}
};
function Am(e) {
	return e === 1030 || e === 37490 || e === 36285;
}
function jm(e, t, n, r, i, a) {
	let o = new gc(), s = new Om(), c = /* @__PURE__ */ new Set(), l = [], u = /* @__PURE__ */ new Map(), d = r.logarithmicDepthBuffer, f = {
		MeshDepthMaterial: "depth",
		MeshDistanceMaterial: "distance",
		MeshNormalMaterial: "normal",
		MeshBasicMaterial: "basic",
		MeshLambertMaterial: "lambert",
		MeshPhongMaterial: "phong",
		MeshToonMaterial: "toon",
		MeshStandardMaterial: "physical",
		MeshPhysicalMaterial: "physical",
		MeshMatcapMaterial: "matcap",
		LineBasicMaterial: "basic",
		LineDashedMaterial: "dashed",
		PointsMaterial: "points",
		ShadowMaterial: "shadow",
		SpriteMaterial: "sprite"
	};
	function p(e) {
		return c.add(e), e === 0 ? "uv" : `uv${e}`;
	}
	function m(i, o, l, u, m, h) {
		let g = u.fog, _ = m.geometry, v = i.isMeshStandardMaterial || i.isMeshLambertMaterial || i.isMeshPhongMaterial ? u.environment : null, y = i.isMeshStandardMaterial || i.isMeshLambertMaterial && !i.envMap || i.isMeshPhongMaterial && !i.envMap, b = t.get(i.envMap || v, y), x = f[i.type], S = r.precision;
		i.precision !== null && (S = r.getMaxPrecision(i.precision), S !== i.precision && es("WebGLProgram.getParameters:", i.precision, "not supported, using", S, "instead."));
		let C = _.morphAttributes.position || _.morphAttributes.normal || _.morphAttributes.color, w = C === void 0 ? 0 : C.length, T = 0;
		_.morphAttributes.position !== void 0 && (T = 1), _.morphAttributes.normal !== void 0 && (T = 2), _.morphAttributes.color !== void 0 && (T = 3);
		let E, D, O, k;
		if (x) {
			let e = af[x];
			E = e.vertexShader, D = e.fragmentShader;
		} else {
			E = i.vertexShader, D = i.fragmentShader;
			let e = s.getVertexShaderStage(i), t = s.getFragmentShaderStage(i);
			s.update(i, e, t), O = e.id, k = t.id;
		}
		let A = e.getRenderTarget(), j = e.state.buffers.depth.getReversed(), M = m.isInstancedMesh === !0, N = m.isBatchedMesh === !0, P = !!i.map, F = !!i.matcap, I = !!b, ee = I && b.isPMREMTexture === !0, te = !!i.aoMap, L = !!i.lightMap, R = !!i.bumpMap && i.wireframe === !1, z = !!i.normalMap, B = !!i.displacementMap, V = !!i.emissiveMap, H = !!i.metalnessMap, U = !!i.roughnessMap, W = i.anisotropy > 0, ne = i.clearcoat > 0, re = i.diffuseRoughness > 0, ie = i.dispersion > 0, G = i.retroreflectivity > 0, ae = i.iridescence > 0, K = i.sheen > 0, oe = i.transmission > 0, se = W && !!i.anisotropyMap, ce = ne && !!i.clearcoatMap, le = ne && !!i.clearcoatNormalMap, ue = ne && !!i.clearcoatRoughnessMap, de = re && !!i.diffuseRoughnessMap, q = ae && !!i.iridescenceMap, fe = ae && !!i.iridescenceThicknessMap, pe = K && !!i.sheenColorMap, me = K && !!i.sheenRoughnessMap, J = !!i.specularMap, he = !!i.specularColorMap, Y = !!i.specularIntensityMap, X = oe && !!i.transmissionMap, ge = oe && !!i.thicknessMap, _e = !!i.gradientMap, ve = !!i.alphaMap, ye = i.alphaTest > 0, be = !!i.alphaHash, xe = !!i.extensions, Se = 0;
		i.toneMapped && (A === null || A.isXRRenderTarget === !0) && (Se = e.toneMapping);
		let Ce = ee ? b.isCompressedCubeTexture ? b.image[0].mipmaps : b.mipmaps : null, we = {
			shaderID: x,
			shaderType: i.type,
			shaderName: i.name,
			vertexShader: E,
			fragmentShader: D,
			defines: i.defines,
			customVertexShaderID: O,
			customFragmentShaderID: k,
			isRawShaderMaterial: i.isRawShaderMaterial === !0,
			glslVersion: i.glslVersion,
			precision: S,
			batching: N,
			batchingColor: N && m._colorsTexture !== null,
			instancing: M,
			instancingColor: M && m.instanceColor !== null,
			instancingMorph: M && m.morphTexture !== null,
			outputColorSpace: A === null ? e.outputColorSpace : A.isXRRenderTarget === !0 ? A.texture.colorSpace : Us.workingColorSpace,
			alphaToCoverage: !!i.alphaToCoverage,
			map: P,
			matcap: F,
			envMap: I,
			envMapMode: I && b.mapping,
			envMapPMREM: ee,
			envMapMaxLod: ee ? Ce.length - 1 : null,
			envMapSize: ee ? Ce[0].width : null,
			aoMap: te,
			lightMap: L,
			bumpMap: R,
			normalMap: z,
			displacementMap: B,
			emissiveMap: V,
			normalMapObjectSpace: z && i.normalMapType === 1,
			normalMapTangentSpace: z && i.normalMapType === 0,
			packedNormalMap: z && i.normalMapType === 0 && Am(i.normalMap.format),
			metalnessMap: H,
			roughnessMap: U,
			anisotropy: W,
			anisotropyMap: se,
			clearcoat: ne,
			clearcoatMap: ce,
			clearcoatNormalMap: le,
			clearcoatRoughnessMap: ue,
			diffuseRoughness: re,
			diffuseRoughnessMap: de,
			dispersion: ie,
			retroreflection: G,
			iridescence: ae,
			iridescenceMap: q,
			iridescenceThicknessMap: fe,
			sheen: K,
			sheenColorMap: pe,
			sheenRoughnessMap: me,
			specularMap: J,
			specularColorMap: he,
			specularIntensityMap: Y,
			transmission: oe,
			transmissionMap: X,
			thicknessMap: ge,
			gradientMap: _e,
			opaque: i.transparent === !1 && i.blending === 1 && i.alphaToCoverage === !1,
			alphaMap: ve,
			alphaTest: ye,
			alphaHash: be,
			combine: i.combine,
			mapUv: P && p(i.map.channel),
			aoMapUv: te && p(i.aoMap.channel),
			lightMapUv: L && p(i.lightMap.channel),
			bumpMapUv: R && p(i.bumpMap.channel),
			normalMapUv: z && p(i.normalMap.channel),
			displacementMapUv: B && p(i.displacementMap.channel),
			emissiveMapUv: V && p(i.emissiveMap.channel),
			metalnessMapUv: H && p(i.metalnessMap.channel),
			roughnessMapUv: U && p(i.roughnessMap.channel),
			anisotropyMapUv: se && p(i.anisotropyMap.channel),
			clearcoatMapUv: ce && p(i.clearcoatMap.channel),
			clearcoatNormalMapUv: le && p(i.clearcoatNormalMap.channel),
			clearcoatRoughnessMapUv: ue && p(i.clearcoatRoughnessMap.channel),
			diffuseRoughnessMapUv: de && p(i.diffuseRoughnessMap.channel),
			iridescenceMapUv: q && p(i.iridescenceMap.channel),
			iridescenceThicknessMapUv: fe && p(i.iridescenceThicknessMap.channel),
			sheenColorMapUv: pe && p(i.sheenColorMap.channel),
			sheenRoughnessMapUv: me && p(i.sheenRoughnessMap.channel),
			specularMapUv: J && p(i.specularMap.channel),
			specularColorMapUv: he && p(i.specularColorMap.channel),
			specularIntensityMapUv: Y && p(i.specularIntensityMap.channel),
			transmissionMapUv: X && p(i.transmissionMap.channel),
			thicknessMapUv: ge && p(i.thicknessMap.channel),
			alphaMapUv: ve && p(i.alphaMap.channel),
			vertexTangents: !!_.attributes.tangent && (z || W),
			vertexNormals: !!_.attributes.normal,
			vertexColors: i.vertexColors,
			vertexAlphas: i.vertexColors === !0 && !!_.attributes.color && _.attributes.color.itemSize === 4,
			pointsUvs: m.isPoints === !0 && !!_.attributes.uv && (P || ve),
			fog: !!g,
			useFog: i.fog === !0,
			fogExp2: !!g && g.isFogExp2,
			flatShading: i.wireframe === !1 && (i.flatShading === !0 || _.attributes.normal === void 0 && z === !1 && (i.isMeshLambertMaterial || i.isMeshPhongMaterial || i.isMeshStandardMaterial || i.isMeshPhysicalMaterial)),
			sizeAttenuation: i.sizeAttenuation === !0,
			logarithmicDepthBuffer: d,
			reversedDepthBuffer: j,
			skinning: m.isSkinnedMesh === !0,
			hasPositionAttribute: _.attributes.position !== void 0,
			morphTargets: _.morphAttributes.position !== void 0,
			morphNormals: _.morphAttributes.normal !== void 0,
			morphColors: _.morphAttributes.color !== void 0,
			morphTargetsCount: w,
			morphTextureStride: T,
			numSunLights: o.sun.length,
			numDirLights: o.directional.length,
			numPointLights: o.point.length,
			numSpotLights: o.spot.length,
			numSpotLightMaps: o.spotLightMap.length,
			numRectAreaLights: o.rectArea.length,
			numHemiLights: o.hemi.length,
			numSunLightShadows: o.sunShadowMap.length,
			numDirLightShadows: o.directionalShadowMap.length,
			numPointLightShadows: o.pointShadowMap.length,
			numSpotLightShadows: o.spotShadowMap.length,
			numSpotLightShadowsWithMaps: o.numSpotLightShadowsWithMaps,
			numLightProbes: o.numLightProbes,
			numLightProbeGrids: h.filter((e) => e.texture !== null).length,
			numClippingPlanes: a.numPlanes,
			numClipIntersection: a.numIntersection,
			dithering: i.dithering,
			shadowMapEnabled: e.shadowMap.enabled && l.length > 0,
			shadowMapType: e.shadowMap.type,
			toneMapping: Se,
			decodeVideoTexture: P && i.map.isVideoTexture === !0 && Us.getTransfer(i.map.colorSpace) === "srgb",
			decodeVideoTextureEmissive: V && i.emissiveMap.isVideoTexture === !0 && Us.getTransfer(i.emissiveMap.colorSpace) === "srgb",
			premultipliedAlpha: i.premultipliedAlpha,
			doubleSided: i.side === 2,
			flipSided: i.side === 1,
			useDepthPacking: i.depthPacking >= 0,
			depthPacking: i.depthPacking || 0,
			index0AttributeName: i.index0AttributeName,
			extensionClipCullDistance: xe && i.extensions.clipCullDistance === !0 && n.has("WEBGL_clip_cull_distance"),
			extensionMultiDraw: (xe && i.extensions.multiDraw === !0 || N) && n.has("WEBGL_multi_draw"),
			rendererExtensionParallelShaderCompile: n.has("KHR_parallel_shader_compile"),
			customProgramCacheKey: i.customProgramCacheKey()
		};
		return we.vertexUv1s = c.has(1), we.vertexUv2s = c.has(2), we.vertexUv3s = c.has(3), c.clear(), we;
	}
	function h(t) {
		let n = [];
		if (t.shaderID ? n.push(t.shaderID) : (n.push(t.customVertexShaderID), n.push(t.customFragmentShaderID)), t.defines !== void 0) for (let e in t.defines) n.push(e), n.push(t.defines[e]);
		return t.isRawShaderMaterial === !1 && (g(n, t), _(n, t), n.push(e.outputColorSpace)), n.push(t.customProgramCacheKey), n.join();
	}
	function g(e, t) {
		e.push(t.precision), e.push(t.outputColorSpace), e.push(t.envMapMode), e.push(t.envMapPMREM), e.push(t.envMapMaxLod), e.push(t.envMapSize), e.push(t.mapUv), e.push(t.alphaMapUv), e.push(t.lightMapUv), e.push(t.aoMapUv), e.push(t.bumpMapUv), e.push(t.normalMapUv), e.push(t.displacementMapUv), e.push(t.emissiveMapUv), e.push(t.metalnessMapUv), e.push(t.roughnessMapUv), e.push(t.anisotropyMapUv), e.push(t.clearcoatMapUv), e.push(t.clearcoatNormalMapUv), e.push(t.clearcoatRoughnessMapUv), e.push(t.diffuseRoughnessMapUv), e.push(t.iridescenceMapUv), e.push(t.iridescenceThicknessMapUv), e.push(t.sheenColorMapUv), e.push(t.sheenRoughnessMapUv), e.push(t.specularMapUv), e.push(t.specularColorMapUv), e.push(t.specularIntensityMapUv), e.push(t.transmissionMapUv), e.push(t.thicknessMapUv), e.push(t.combine), e.push(t.fogExp2), e.push(t.sizeAttenuation), e.push(t.morphTargetsCount), e.push(t.numSunLights), e.push(t.numDirLights), e.push(t.numPointLights), e.push(t.numSpotLights), e.push(t.numSpotLightMaps), e.push(t.numHemiLights), e.push(t.numRectAreaLights), e.push(t.numSunLightShadows), e.push(t.numDirLightShadows), e.push(t.numPointLightShadows), e.push(t.numSpotLightShadows), e.push(t.numSpotLightShadowsWithMaps), e.push(t.numLightProbes), e.push(t.numLightProbeGrids), e.push(t.shadowMapType), e.push(t.toneMapping), e.push(t.numClippingPlanes), e.push(t.numClipIntersection), e.push(t.depthPacking);
	}
	function _(e, t) {
		o.disableAll(), t.instancing && o.enable(0), t.instancingColor && o.enable(1), t.instancingMorph && o.enable(2), t.matcap && o.enable(3), t.envMap && o.enable(4), t.normalMapObjectSpace && o.enable(5), t.normalMapTangentSpace && o.enable(6), t.clearcoat && o.enable(7), t.iridescence && o.enable(8), t.alphaTest && o.enable(9), t.vertexColors && o.enable(10), t.vertexAlphas && o.enable(11), t.vertexUv1s && o.enable(12), t.vertexUv2s && o.enable(13), t.vertexUv3s && o.enable(14), t.vertexTangents && o.enable(15), t.anisotropy && o.enable(16), t.alphaHash && o.enable(17), t.batching && o.enable(18), t.dispersion && o.enable(19), t.retroreflection && o.enable(24), t.diffuseRoughness && o.enable(25), t.batchingColor && o.enable(20), t.gradientMap && o.enable(21), t.packedNormalMap && o.enable(22), t.vertexNormals && o.enable(23), e.push(o.mask), o.disableAll(), t.fog && o.enable(0), t.useFog && o.enable(1), t.flatShading && o.enable(2), t.logarithmicDepthBuffer && o.enable(3), t.reversedDepthBuffer && o.enable(4), t.skinning && o.enable(5), t.morphTargets && o.enable(6), t.morphNormals && o.enable(7), t.morphColors && o.enable(8), t.premultipliedAlpha && o.enable(9), t.shadowMapEnabled && o.enable(10), t.doubleSided && o.enable(11), t.flipSided && o.enable(12), t.useDepthPacking && o.enable(13), t.dithering && o.enable(14), t.transmission && o.enable(15), t.sheen && o.enable(16), t.opaque && o.enable(17), t.pointsUvs && o.enable(18), t.decodeVideoTexture && o.enable(19), t.decodeVideoTextureEmissive && o.enable(20), t.alphaToCoverage && o.enable(21), t.numLightProbeGrids > 0 && o.enable(22), t.hasPositionAttribute && o.enable(23), e.push(o.mask);
	}
	function v(e) {
		let t = f[e.type], n;
		if (t) {
			let e = af[t];
			n = $u.clone(e.uniforms);
		} else n = e.uniforms;
		return n;
	}
	function y(t, n) {
		let r = u.get(n);
		return r === void 0 ? (r = new Em(e, n, t, i), l.push(r), u.set(n, r)) : ++r.usedTimes, r;
	}
	function b(e) {
		if (--e.usedTimes === 0) {
			let t = l.indexOf(e);
			l[t] = l[l.length - 1], l.pop(), u.delete(e.cacheKey), e.destroy();
		}
	}
	function x(e) {
		s.remove(e);
	}
	function S() {
		s.dispose();
	}
	return {
		getParameters: m,
		getProgramCacheKey: h,
		getUniforms: v,
		acquireProgram: y,
		releaseProgram: b,
		releaseShaderCache: x,
		programs: l,
		dispose: S
	};
}
function Mm() {
	let e = /* @__PURE__ */ new WeakMap();
	function t(t) {
		return e.has(t);
	}
	function n(t) {
		let n = e.get(t);
		return n === void 0 && (n = {}, e.set(t, n)), n;
	}
	function r(t) {
		e.delete(t);
	}
	function i(t, n, r) {
		e.get(t)[n] = r;
	}
	function a() {
		e = /* @__PURE__ */ new WeakMap();
	}
	return {
		has: t,
		get: n,
		remove: r,
		update: i,
		dispose: a
	};
}
function Nm(e, t) {
	return e.groupOrder === t.groupOrder ? e.renderOrder === t.renderOrder ? e.material.id === t.material.id ? e.materialVariant === t.materialVariant ? e.z === t.z ? e.id - t.id : e.z - t.z : e.materialVariant - t.materialVariant : e.material.id - t.material.id : e.renderOrder - t.renderOrder : e.groupOrder - t.groupOrder;
}
function Pm(e, t) {
	return e.groupOrder === t.groupOrder ? e.renderOrder === t.renderOrder ? e.z === t.z ? e.id - t.id : t.z - e.z : e.renderOrder - t.renderOrder : e.groupOrder - t.groupOrder;
}
function Fm() {
	let e = [], t = 0, n = [], r = [], i = [];
	function a() {
		t = 0, n.length = 0, r.length = 0, i.length = 0;
	}
	function o(e) {
		let t = 0;
		return e.isInstancedMesh && (t += 2), e.isSkinnedMesh && (t += 1), t;
	}
	function s(n, r, i, a, s, c) {
		let l = e[t];
		return l === void 0 ? (l = {
			id: n.id,
			object: n,
			geometry: r,
			material: i,
			materialVariant: o(n),
			groupOrder: a,
			renderOrder: n.renderOrder,
			z: s,
			group: c
		}, e[t] = l) : (l.id = n.id, l.object = n, l.geometry = r, l.material = i, l.materialVariant = o(n), l.groupOrder = a, l.renderOrder = n.renderOrder, l.z = s, l.group = c), t++, l;
	}
	function c(e, t, a, o, c, l, u) {
		u.reversedDepth === !0 && (c = -c);
		let d = s(e, t, a, o, c, l);
		a.transmission > 0 ? r.push(d) : a.transparent === !0 ? i.push(d) : n.push(d);
	}
	function l(e, t, a, o, c, l) {
		let u = s(e, t, a, o, c, l);
		a.transmission > 0 ? r.unshift(u) : a.transparent === !0 ? i.unshift(u) : n.unshift(u);
	}
	function u(e, t) {
		n.length > 1 && n.sort(e || Nm), r.length > 1 && r.sort(t || Pm), i.length > 1 && i.sort(t || Pm);
	}
	function d() {
		for (let n = t, r = e.length; n < r; n++) {
			let t = e[n];
			if (t.id === null) break;
			t.id = null, t.object = null, t.geometry = null, t.material = null, t.group = null;
		}
	}
	return {
		opaque: n,
		transmissive: r,
		transparent: i,
		init: a,
		push: c,
		unshift: l,
		finish: d,
		sort: u
	};
}
function Im() {
	let e = /* @__PURE__ */ new WeakMap();
	function t(t, n) {
		let r = e.get(t), i;
		return r === void 0 ? (i = new Fm(), e.set(t, [i])) : n >= r.length ? (i = new Fm(), r.push(i)) : i = r[n], i;
	}
	function n() {
		e = /* @__PURE__ */ new WeakMap();
	}
	return {
		get: t,
		dispose: n
	};
}
function Lm() {
	let e = {};
	return { get: function(t) {
		if (e[t.id] !== void 0) return e[t.id];
		let n;
		switch (t.type) {
			case "SunLight":
			case "DirectionalLight":
				n = {
					direction: new Q(),
					color: new Bc()
				};
				break;
			case "SpotLight":
				n = {
					position: new Q(),
					direction: new Q(),
					color: new Bc(),
					distance: 0,
					coneCos: 0,
					penumbraCos: 0,
					decay: 0
				};
				break;
			case "PointLight":
				n = {
					position: new Q(),
					color: new Bc(),
					distance: 0,
					decay: 0
				};
				break;
			case "HemisphereLight":
				n = {
					direction: new Q(),
					skyColor: new Bc(),
					groundColor: new Bc()
				};
				break;
			case "RectAreaLight": n = {
				color: new Bc(),
				position: new Q(),
				halfWidth: new Q(),
				halfHeight: new Q()
			};
		}
		return e[t.id] = n, n;
	} };
}
function Rm() {
	let e = {};
	return { get: function(t) {
		if (e[t.id] !== void 0) return e[t.id];
		let n;
		switch (t.type) {
			case "SunLight":
			case "DirectionalLight":
				n = {
					shadowIntensity: 1,
					shadowBias: 0,
					shadowNormalBias: 0,
					shadowRadius: 1,
					shadowMapSize: new Ps()
				};
				break;
			case "SpotLight":
				n = {
					shadowIntensity: 1,
					shadowBias: 0,
					shadowNormalBias: 0,
					shadowRadius: 1,
					shadowMapSize: new Ps()
				};
				break;
			case "PointLight": n = {
				shadowIntensity: 1,
				shadowBias: 0,
				shadowNormalBias: 0,
				shadowRadius: 1,
				shadowMapSize: new Ps(),
				shadowCameraNear: 1,
				shadowCameraFar: 1e3
			};
		}
		return e[t.id] = n, n;
	} };
}
var zm = 0;
function Bm(e, t) {
	return (t.castShadow ? 2 : 0) - (e.castShadow ? 2 : 0) + +!!t.map - !!e.map;
}
function Vm(e) {
	let t = new Lm(), n = Rm(), r = {
		version: 0,
		hash: {
			sunLength: -1,
			directionalLength: -1,
			pointLength: -1,
			spotLength: -1,
			rectAreaLength: -1,
			hemiLength: -1,
			numSunShadows: -1,
			numDirectionalShadows: -1,
			numPointShadows: -1,
			numSpotShadows: -1,
			numSpotMaps: -1,
			numLightProbes: -1
		},
		ambient: [
			0,
			0,
			0
		],
		probe: [],
		sun: [],
		sunShadow: [],
		sunShadowMap: [],
		sunShadowMatrix: [],
		sunShadowCascade: [],
		directional: [],
		directionalShadow: [],
		directionalShadowMap: [],
		directionalShadowMatrix: [],
		spot: [],
		spotLightMap: [],
		spotShadow: [],
		spotShadowMap: [],
		spotLightMatrix: [],
		rectArea: [],
		rectAreaLTC1: null,
		rectAreaLTC2: null,
		point: [],
		pointShadow: [],
		pointShadowMap: [],
		pointShadowMatrix: [],
		hemi: [],
		numSpotLightShadowsWithMaps: 0,
		numLightProbes: 0
	};
	for (let e = 0; e < 9; e++) r.probe.push(new Q());
	let i = new Q(), a = new ac(), o = new ac();
	function s(i) {
		let a = 0, o = 0, s = 0;
		for (let e = 0; e < 9; e++) r.probe[e].set(0, 0, 0);
		let c = 0, l = 0, u = 0, d = 0, f = 0, p = 0, m = 0, h = 0, g = 0, _ = 0, v = 0, y = 0, b = 0, x = 0;
		i.sort(Bm);
		for (let e = 0, S = i.length; e < S; e++) {
			let S = i[e], C = S.color, w = S.intensity, T = S.distance, E = null;
			if (S.shadow && S.shadow.map && (E = S.shadow.map.texture.format === 1030 ? S.shadow.map.texture : S.shadow.map.depthTexture || S.shadow.map.texture), S.isAmbientLight) a += C.r * w, o += C.g * w, s += C.b * w;
			else if (S.isLightProbe) {
				for (let e = 0; e < 9; e++) r.probe[e].addScaledVector(S.sh.coefficients[e], w);
				x++;
			} else if (S.isSunLight) {
				let e = t.get(S);
				if (e.color.copy(S.color).multiplyScalar(S.intensity), S.castShadow) {
					let e = S.shadow, t = n.get(S);
					t.shadowIntensity = e.intensity, t.shadowBias = e.bias, t.shadowNormalBias = e.normalBias, t.shadowRadius = e.radius, t.shadowMapSize.copy(e.mapSize).multiply(e.getFrameExtents()), r.sunShadow[l] = t, r.sunShadowMap[l] = E;
					let i = e.getViewportCount();
					for (let t = 0; t < i; t++) r.sunShadowMatrix[u + t] = e.getMatrix(t), r.sunShadowCascade[u + t] = e._cascadeData[t];
					u += i, l++;
				}
				r.sun[c] = e, c++;
			} else if (S.isDirectionalLight) {
				let e = t.get(S);
				if (e.color.copy(S.color).multiplyScalar(S.intensity), S.castShadow) {
					let e = S.shadow, t = n.get(S);
					t.shadowIntensity = e.intensity, t.shadowBias = e.bias, t.shadowNormalBias = e.normalBias, t.shadowRadius = e.radius, t.shadowMapSize = e.mapSize, r.directionalShadow[d] = t, r.directionalShadowMap[d] = E, r.directionalShadowMatrix[d] = S.shadow.matrix, g++;
				}
				r.directional[d] = e, d++;
			} else if (S.isSpotLight) {
				let e = t.get(S);
				e.position.setFromMatrixPosition(S.matrixWorld), e.color.copy(C).multiplyScalar(w), e.distance = T, e.coneCos = Math.cos(S.angle), e.penumbraCos = Math.cos(S.angle * (1 - S.penumbra)), e.decay = S.decay, r.spot[p] = e;
				let i = S.shadow;
				if (S.map && (r.spotLightMap[y] = S.map, y++, i.updateMatrices(S), S.castShadow && b++), r.spotLightMatrix[p] = i.matrix, S.castShadow) {
					let e = n.get(S);
					e.shadowIntensity = i.intensity, e.shadowBias = i.bias, e.shadowNormalBias = i.normalBias, e.shadowRadius = i.radius, e.shadowMapSize = i.mapSize, r.spotShadow[p] = e, r.spotShadowMap[p] = E, v++;
				}
				p++;
			} else if (S.isRectAreaLight) {
				let e = t.get(S);
				e.color.copy(C).multiplyScalar(w), e.halfWidth.set(S.width * .5, 0, 0), e.halfHeight.set(0, S.height * .5, 0), r.rectArea[m] = e, m++;
			} else if (S.isPointLight) {
				let e = t.get(S);
				if (e.color.copy(S.color).multiplyScalar(S.intensity), e.distance = S.distance, e.decay = S.decay, S.castShadow) {
					let e = S.shadow, t = n.get(S);
					t.shadowIntensity = e.intensity, t.shadowBias = e.bias, t.shadowNormalBias = e.normalBias, t.shadowRadius = e.radius, t.shadowMapSize = e.mapSize, t.shadowCameraNear = e.camera.near, t.shadowCameraFar = e.camera.far, r.pointShadow[f] = t, r.pointShadowMap[f] = E, r.pointShadowMatrix[f] = S.shadow.matrix, _++;
				}
				r.point[f] = e, f++;
			} else if (S.isHemisphereLight) {
				let e = t.get(S);
				e.skyColor.copy(S.color).multiplyScalar(w), e.groundColor.copy(S.groundColor).multiplyScalar(w), r.hemi[h] = e, h++;
			}
		}
		m > 0 && (e.has("OES_texture_float_linear") === !0 ? (r.rectAreaLTC1 = $.LTC_FLOAT_1, r.rectAreaLTC2 = $.LTC_FLOAT_2) : (r.rectAreaLTC1 = $.LTC_HALF_1, r.rectAreaLTC2 = $.LTC_HALF_2)), r.ambient[0] = a, r.ambient[1] = o, r.ambient[2] = s;
		let S = r.hash;
		(S.sunLength !== c || S.directionalLength !== d || S.pointLength !== f || S.spotLength !== p || S.rectAreaLength !== m || S.hemiLength !== h || S.numSunShadows !== l || S.numDirectionalShadows !== g || S.numPointShadows !== _ || S.numSpotShadows !== v || S.numSpotMaps !== y || S.numLightProbes !== x) && (r.sun.length = c, r.directional.length = d, r.spot.length = p, r.rectArea.length = m, r.point.length = f, r.hemi.length = h, r.sunShadow.length = l, r.sunShadowMap.length = l, r.sunShadowMatrix.length = u, r.sunShadowCascade.length = u, r.directionalShadow.length = g, r.directionalShadowMap.length = g, r.directionalShadowMatrix.length = g, r.pointShadow.length = _, r.pointShadowMap.length = _, r.pointShadowMatrix.length = _, r.spotShadow.length = v, r.spotShadowMap.length = v, r.spotLightMatrix.length = v + y - b, r.spotLightMap.length = y, r.numSpotLightShadowsWithMaps = b, r.numLightProbes = x, S.sunLength = c, S.directionalLength = d, S.pointLength = f, S.spotLength = p, S.rectAreaLength = m, S.hemiLength = h, S.numSunShadows = l, S.numDirectionalShadows = g, S.numPointShadows = _, S.numSpotShadows = v, S.numSpotMaps = y, S.numLightProbes = x, r.version = zm++);
	}
	function c(e, t) {
		let n = 0, s = 0, c = 0, l = 0, u = 0, d = 0, f = t.matrixWorldInverse;
		for (let t = 0, p = e.length; t < p; t++) {
			let p = e[t];
			if (p.isSunLight) {
				let e = r.sun[n];
				e.direction.setFromMatrixPosition(p.matrixWorld), e.direction.transformDirection(f), n++;
			} else if (p.isDirectionalLight) {
				let e = r.directional[s];
				e.direction.setFromMatrixPosition(p.matrixWorld), i.setFromMatrixPosition(p.target.matrixWorld), e.direction.sub(i), e.direction.transformDirection(f), s++;
			} else if (p.isSpotLight) {
				let e = r.spot[l];
				e.position.setFromMatrixPosition(p.matrixWorld), e.position.applyMatrix4(f), e.direction.setFromMatrixPosition(p.matrixWorld), i.setFromMatrixPosition(p.target.matrixWorld), e.direction.sub(i), e.direction.transformDirection(f), l++;
			} else if (p.isRectAreaLight) {
				let e = r.rectArea[u];
				e.position.setFromMatrixPosition(p.matrixWorld), e.position.applyMatrix4(f), o.identity(), a.copy(p.matrixWorld), a.premultiply(f), o.extractRotation(a), e.halfWidth.set(p.width * .5, 0, 0), e.halfHeight.set(0, p.height * .5, 0), e.halfWidth.applyMatrix4(o), e.halfHeight.applyMatrix4(o), u++;
			} else if (p.isPointLight) {
				let e = r.point[c];
				e.position.setFromMatrixPosition(p.matrixWorld), e.position.applyMatrix4(f), c++;
			} else if (p.isHemisphereLight) {
				let e = r.hemi[d];
				e.direction.setFromMatrixPosition(p.matrixWorld), e.direction.transformDirection(f), d++;
			}
		}
	}
	return {
		setup: s,
		setupView: c,
		state: r
	};
}
function Hm(e) {
	let t = new Vm(e), n = [], r = [], i = [];
	function a(e) {
		u.camera = e, n.length = 0, r.length = 0, i.length = 0;
	}
	function o(e) {
		e.isLightProbeGrid ? i.push(e) : n.push(e);
	}
	function s(e) {
		r.push(e);
	}
	function c() {
		t.setup(n), i.sort((e, t) => e.priority - t.priority || e.id - t.id);
	}
	function l(e) {
		t.setupView(n, e);
	}
	let u = {
		lightsArray: n,
		shadowsArray: r,
		lightProbeGridArray: i,
		camera: null,
		lights: t,
		transmissionRenderTarget: {},
		textureUnits: 0
	};
	return {
		init: a,
		state: u,
		setupLights: c,
		setupLightsView: l,
		pushLight: o,
		pushShadow: s
	};
}
function Um(e) {
	let t = /* @__PURE__ */ new WeakMap();
	function n(n, r = 0) {
		let i = t.get(n), a;
		return i === void 0 ? (a = new Hm(e), t.set(n, [a])) : r >= i.length ? (a = new Hm(e), i.push(a)) : a = i[r], a;
	}
	function r() {
		t = /* @__PURE__ */ new WeakMap();
	}
	return {
		get: n,
		dispose: r
	};
}
var Wm = "void main() {\n	gl_Position = vec4( position, 1.0 );\n}", Gm = "uniform sampler2D shadow_pass;\nuniform vec2 resolution;\nuniform float radius;\nvoid main() {\n	const float samples = float( VSM_SAMPLES );\n	float mean = 0.0;\n	float squared_mean = 0.0;\n	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );\n	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;\n	for ( float i = 0.0; i < samples; i ++ ) {\n		float uvOffset = uvStart + i * uvStride;\n		#ifdef HORIZONTAL_PASS\n			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;\n			mean += distribution.x;\n			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;\n		#else\n			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;\n			mean += depth;\n			squared_mean += depth * depth;\n		#endif\n	}\n	mean = mean / samples;\n	squared_mean = squared_mean / samples;\n	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );\n	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );\n}", Km = [
	/*@__PURE__*/ new Q(1, 0, 0),
	/*@__PURE__*/ new Q(-1, 0, 0),
	/*@__PURE__*/ new Q(0, 1, 0),
	/*@__PURE__*/ new Q(0, -1, 0),
	/*@__PURE__*/ new Q(0, 0, 1),
	/*@__PURE__*/ new Q(0, 0, -1)
], qm = [
	/*@__PURE__*/ new Q(0, -1, 0),
	/*@__PURE__*/ new Q(0, -1, 0),
	/*@__PURE__*/ new Q(0, 0, 1),
	/*@__PURE__*/ new Q(0, 0, -1),
	/*@__PURE__*/ new Q(0, -1, 0),
	/*@__PURE__*/ new Q(0, -1, 0)
], Jm = /*@__PURE__*/ new ac(), Ym = /*@__PURE__*/ new Q(), Xm = /*@__PURE__*/ new Q();
function Zm(e, t, n) {
	let r = new _u(), i = new Ps(), a = new Ps(), o = new ec(), s = new id(), c = new ad(), l = {}, u = n.maxTextureSize, d = {
		0: 1,
		1: 0,
		2: 2
	}, f = new nd({
		defines: { VSM_SAMPLES: 8 },
		uniforms: {
			shadow_pass: { value: null },
			resolution: { value: new Ps() },
			radius: { value: 4 }
		},
		vertexShader: Wm,
		fragmentShader: Gm
	}), p = f.clone();
	p.defines.HORIZONTAL_PASS = 1;
	let m = new Il();
	m.setAttribute("position", new xl(new Float32Array([
		-1,
		-1,
		.5,
		3,
		-1,
		.5,
		-1,
		3,
		.5
	]), 3));
	let h = new uu(m, f), g = this;
	this.enabled = !1, this.autoUpdate = !0, this.needsUpdate = !1, this.type = 1;
	let _ = this.type;
	this.render = function(t, n, s) {
		if (g.enabled === !1 || g.autoUpdate === !1 && g.needsUpdate === !1 || t.length === 0) return;
		this.type === 2 && (es("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."), this.type = 1);
		let c = e.getRenderTarget(), l = e.getActiveCubeFace(), d = e.getActiveMipmapLevel(), f = e.state;
		f.setBlending(0), f.buffers.depth.getReversed() === !0 ? f.buffers.color.setClear(0, 0, 0, 0) : f.buffers.color.setClear(1, 1, 1, 1), f.buffers.depth.setTest(!0), f.setScissorTest(!1);
		let p = _ !== this.type;
		p && n.traverse(function(e) {
			e.material && (Array.isArray(e.material) ? e.material.forEach((e) => e.needsUpdate = !0) : e.material.needsUpdate = !0);
		});
		for (let c = 0, l = t.length; c < l; c++) {
			let l = t[c], d = l.shadow;
			if (d === void 0) {
				es("WebGLShadowMap:", l, "has no shadow.");
				continue;
			}
			if (d.autoUpdate === !1 && d.needsUpdate === !1) continue;
			i.copy(d.mapSize);
			let m = d.getFrameExtents();
			i.multiply(m), a.copy(d.mapSize), (i.x > u || i.y > u) && (i.x > u && (a.x = Math.floor(u / m.x), i.x = a.x * m.x, d.mapSize.x = a.x), i.y > u && (a.y = Math.floor(u / m.y), i.y = a.y * m.y, d.mapSize.y = a.y));
			let h = e.state.buffers.depth.getReversed();
			if (d.camera._reversedDepth = h, d.map === null || p === !0) {
				if (d.map !== null && (d.map.depthTexture !== null && (d.map.depthTexture.dispose(), d.map.depthTexture = null), d.map.dispose()), this.type === 3) {
					if (l.isPointLight) {
						es("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");
						continue;
					}
					d.map = new nc(i.x, i.y, {
						format: Ka,
						type: Na,
						minFilter: Ca,
						magFilter: Ca,
						generateMipmaps: !1
					}), d.map.texture.name = l.name + ".shadowMap", d.map.depthTexture = new Hu(i.x, i.y, Ma), d.map.depthTexture.name = l.name + ".shadowMapDepth", d.map.depthTexture.format = Ha, d.map.depthTexture.compareFunction = null, d.map.depthTexture.minFilter = ba, d.map.depthTexture.magFilter = ba;
				} else l.isPointLight ? (d.map = new mf(i.x), d.map.depthTexture = new Uu(i.x, ja)) : (d.map = new nc(i.x, i.y), d.map.depthTexture = new Hu(i.x, i.y, ja)), d.map.depthTexture.name = l.name + ".shadowMap", d.map.depthTexture.format = Ha, this.type === 1 ? (d.map.depthTexture.compareFunction = h ? 518 : 515, d.map.depthTexture.minFilter = Ca, d.map.depthTexture.magFilter = Ca) : (d.map.depthTexture.compareFunction = null, d.map.depthTexture.minFilter = ba, d.map.depthTexture.magFilter = ba);
				d.camera.updateProjectionMatrix();
			}
			d.map.isWebGLCubeRenderTarget !== !0 && (d.map.width !== i.x || d.map.height !== i.y) && d.map.setSize(i.x, i.y);
			let g = d.map.isWebGLCubeRenderTarget ? 6 : d.getViewportCount();
			l.isPointLight !== !0 && d.updateMatrices(l, s);
			let _ = d.camera.layers.mask & 4294967294 ? d.camera.layers : s.layers;
			for (let t = 0; t < g; t++) {
				let i = d.getCamera(t);
				if (l.isPointLight) {
					let e = d.camera, n = d.matrix, r = l.distance || e.far;
					r !== e.far && (e.far = r, e.updateProjectionMatrix()), Ym.setFromMatrixPosition(l.matrixWorld), e.position.copy(Ym), Xm.copy(e.position), Xm.add(Km[t]), e.up.copy(qm[t]), e.lookAt(Xm), e.updateMatrixWorld(), n.makeTranslation(-Ym.x, -Ym.y, -Ym.z), Jm.multiplyMatrices(e.projectionMatrix, e.matrixWorldInverse), d._frustum.setFromProjectionMatrix(Jm, e.coordinateSystem, e.reversedDepth);
				}
				if (d.map.isWebGLCubeRenderTarget) e.setRenderTarget(d.map, t), e.clear();
				else {
					t === 0 && (e.setRenderTarget(d.map), e.clear());
					let n = d.getViewport(t);
					o.set(a.x * n.x, a.y * n.y, a.x * n.z, a.y * n.w), f.viewport(o);
				}
				r = d.getFrustum(t), b(n, s, i, l, _, this.type);
			}
			d.isPointLightShadow !== !0 && this.type === 3 && v(d, s), d.needsUpdate = !1;
		}
		_ = this.type, g.needsUpdate = !1, e.setRenderTarget(c, l, d);
	};
	function v(n, r) {
		let a = t.update(h);
		f.defines.VSM_SAMPLES !== n.blurSamples && (f.defines.VSM_SAMPLES = n.blurSamples, p.defines.VSM_SAMPLES = n.blurSamples, f.needsUpdate = !0, p.needsUpdate = !0), n.mapPass === null ? n.mapPass = new nc(i.x, i.y, {
			format: Ka,
			type: Na
		}) : (n.mapPass.width !== n.map.width || n.mapPass.height !== n.map.height) && n.mapPass.setSize(n.map.width, n.map.height), f.uniforms.shadow_pass.value = n.map.depthTexture, f.uniforms.resolution.value.set(n.map.width, n.map.height), f.uniforms.radius.value = n.radius, e.setRenderTarget(n.mapPass), e.clear(), e.renderBufferDirect(r, null, a, f, h, null), p.uniforms.shadow_pass.value = n.mapPass.texture, p.uniforms.resolution.value.set(n.map.width, n.map.height), p.uniforms.radius.value = n.radius, e.setRenderTarget(n.map), e.clear(), e.renderBufferDirect(r, null, a, p, h, null);
	}
	function y(t, n, r, i) {
		let a = null, o = r.isPointLight === !0 ? t.customDistanceMaterial : t.customDepthMaterial;
		if (o !== void 0) a = o;
		else if (a = r.isPointLight === !0 ? c : s, e.localClippingEnabled && n.clipShadows === !0 && Array.isArray(n.clippingPlanes) && n.clippingPlanes.length !== 0 || n.displacementMap && n.displacementScale !== 0 || n.alphaMap && n.alphaTest > 0 || n.map && n.alphaTest > 0 || n.alphaToCoverage === !0) {
			let e = a.uuid, t = n.uuid, r = l[e];
			r === void 0 && (r = {}, l[e] = r);
			let i = r[t];
			i === void 0 && (i = a.clone(), r[t] = i, n.addEventListener("dispose", x)), a = i;
		}
		if (a.visible = n.visible, a.wireframe = n.wireframe, i === 3 ? a.side = n.shadowSide === null ? n.side : n.shadowSide : a.side = n.shadowSide === null ? d[n.side] : n.shadowSide, a.alphaMap = n.alphaMap, a.alphaTest = n.alphaToCoverage === !0 ? .5 : n.alphaTest, a.map = n.map, a.clipShadows = n.clipShadows, a.clippingPlanes = n.clippingPlanes, a.clipIntersection = n.clipIntersection, a.displacementMap = n.displacementMap, a.displacementScale = n.displacementScale, a.displacementBias = n.displacementBias, a.wireframeLinewidth = n.wireframeLinewidth, a.linewidth = n.linewidth, r.isPointLight === !0 && a.isMeshDistanceMaterial === !0) {
			let t = e.properties.get(a);
			t.light = r;
		}
		return a;
	}
	function b(n, i, a, o, s, c) {
		if (n.visible === !1) return;
		if (n.layers.test(s) && (n.isMesh || n.isLine || n.isPoints) && (n.castShadow || n.receiveShadow && c === 3) && (!n.frustumCulled || n.intersectsFrustum(r))) {
			n.modelViewMatrix.multiplyMatrices(a.matrixWorldInverse, n.matrixWorld);
			let r = t.update(n), s = n.material;
			if (Array.isArray(s)) {
				let t = r.groups;
				for (let l = 0, u = t.length; l < u; l++) {
					let u = t[l], d = s[u.materialIndex];
					if (d && d.visible) {
						let t = y(n, d, o, c);
						n.onBeforeShadow(e, n, i, a, r, t, u), e.renderBufferDirect(a, null, r, t, n, u), n.onAfterShadow(e, n, i, a, r, t, u);
					}
				}
			} else if (s.visible) {
				let t = y(n, s, o, c);
				n.onBeforeShadow(e, n, i, a, r, t, null), e.renderBufferDirect(a, null, r, t, n, null), n.onAfterShadow(e, n, i, a, r, t, null);
			}
		}
		let l = n.children;
		for (let e = 0, t = l.length; e < t; e++) b(l[e], i, a, o, s, c);
	}
	function x(e) {
		e.target.removeEventListener("dispose", x);
		for (let t in l) {
			let n = l[t], r = e.target.uuid;
			r in n && (n[r].dispose(), delete n[r]);
		}
	}
}
function Qm(e, t) {
	function n() {
		let t = !1, n = new ec(), r = null, i = new ec(0, 0, 0, 0);
		return {
			setMask: function(n) {
				r !== n && !t && (e.colorMask(n, n, n, n), r = n);
			},
			setLocked: function(e) {
				t = e;
			},
			setClear: function(t, r, a, o, s) {
				s === !0 && (t *= o, r *= o, a *= o), n.set(t, r, a, o), i.equals(n) === !1 && (e.clearColor(t, r, a, o), i.copy(n));
			},
			reset: function() {
				t = !1, r = null, i.set(-1, 0, 0, 0);
			}
		};
	}
	function r() {
		let n = !1, r = !1, i = null, a = null, o = null;
		return {
			setReversed: function(e) {
				if (r !== e) {
					let n = t.get("EXT_clip_control");
					e ? n.clipControlEXT(n.LOWER_LEFT_EXT, n.ZERO_TO_ONE_EXT) : n.clipControlEXT(n.LOWER_LEFT_EXT, n.NEGATIVE_ONE_TO_ONE_EXT), r = e;
					let i = o;
					o = null, this.setClear(i);
				}
			},
			getReversed: function() {
				return r;
			},
			setTest: function(t) {
				t ? H(e.DEPTH_TEST) : U(e.DEPTH_TEST);
			},
			setMask: function(t) {
				i !== t && !n && (e.depthMask(t), i = t);
			},
			setFunc: function(t) {
				if (r && (t = is[t]), a !== t) {
					switch (t) {
						case 0:
							e.depthFunc(e.NEVER);
							break;
						case 1:
							e.depthFunc(e.ALWAYS);
							break;
						case 2:
							e.depthFunc(e.LESS);
							break;
						case 3:
							e.depthFunc(e.LEQUAL);
							break;
						case 4:
							e.depthFunc(e.EQUAL);
							break;
						case 5:
							e.depthFunc(e.GEQUAL);
							break;
						case 6:
							e.depthFunc(e.GREATER);
							break;
						case 7:
							e.depthFunc(e.NOTEQUAL);
							break;
						default: e.depthFunc(e.LEQUAL);
					}
					a = t;
				}
			},
			setLocked: function(e) {
				n = e;
			},
			setClear: function(t) {
				o !== t && (o = t, r && (t = 1 - t), e.clearDepth(t));
			},
			reset: function() {
				n = !1, i = null, a = null, o = null, r = !1;
			}
		};
	}
	function i() {
		let t = !1, n = null, r = null, i = null, a = null, o = null, s = null, c = null, l = null;
		return {
			setTest: function(n) {
				t || (n ? H(e.STENCIL_TEST) : U(e.STENCIL_TEST));
			},
			setMask: function(r) {
				n !== r && !t && (e.stencilMask(r), n = r);
			},
			setFunc: function(t, n, o) {
				(r !== t || i !== n || a !== o) && (e.stencilFunc(t, n, o), r = t, i = n, a = o);
			},
			setOp: function(t, n, r) {
				(o !== t || s !== n || c !== r) && (e.stencilOp(t, n, r), o = t, s = n, c = r);
			},
			setLocked: function(e) {
				t = e;
			},
			setClear: function(t) {
				l !== t && (e.clearStencil(t), l = t);
			},
			reset: function() {
				t = !1, n = null, r = null, i = null, a = null, o = null, s = null, c = null, l = null;
			}
		};
	}
	let a = new n(), o = new r(), s = new i(), c = {}, l = /* @__PURE__ */ new WeakMap(), u = {}, d = {}, f = {}, p = /* @__PURE__ */ new WeakMap(), m = [], h = null, g = !1, _ = null, v = null, y = null, b = null, x = null, S = null, C = null, w = new Bc(0, 0, 0), T = 0, E = !1, D = null, O = null, k = null, A = null, j = null, M = e.getParameter(e.MAX_COMBINED_TEXTURE_IMAGE_UNITS), N = !1, P = 0, F = e.getParameter(e.VERSION);
	F.indexOf("WebGL") === -1 ? F.indexOf("OpenGL ES") !== -1 && (P = parseFloat(/^OpenGL ES (\d)/.exec(F)[1]), N = P >= 2) : (P = parseFloat(/^WebGL (\d)/.exec(F)[1]), N = P >= 1);
	let I = null, ee = {}, te = e.getParameter(e.SCISSOR_BOX), L = e.getParameter(e.VIEWPORT), R = new ec().fromArray(te), z = new ec().fromArray(L);
	function B(t, n, r, i) {
		let a = /* @__PURE__ */ new Uint8Array(4), o = e.createTexture();
		e.bindTexture(t, o), e.texParameteri(t, e.TEXTURE_MIN_FILTER, e.NEAREST), e.texParameteri(t, e.TEXTURE_MAG_FILTER, e.NEAREST);
		for (let o = 0; o < r; o++) t === e.TEXTURE_3D || t === e.TEXTURE_2D_ARRAY ? e.texImage3D(n, 0, e.RGBA, 1, 1, i, 0, e.RGBA, e.UNSIGNED_BYTE, a) : e.texImage2D(n + o, 0, e.RGBA, 1, 1, 0, e.RGBA, e.UNSIGNED_BYTE, a);
		return o;
	}
	let V = {};
	V[e.TEXTURE_2D] = B(e.TEXTURE_2D, e.TEXTURE_2D, 1), V[e.TEXTURE_CUBE_MAP] = B(e.TEXTURE_CUBE_MAP, e.TEXTURE_CUBE_MAP_POSITIVE_X, 6), V[e.TEXTURE_2D_ARRAY] = B(e.TEXTURE_2D_ARRAY, e.TEXTURE_2D_ARRAY, 1, 1), V[e.TEXTURE_3D] = B(e.TEXTURE_3D, e.TEXTURE_3D, 1, 1), a.setClear(0, 0, 0, 1), o.setClear(1), s.setClear(0), H(e.DEPTH_TEST), o.setFunc(3), oe(!1), se(1), H(e.CULL_FACE), ae(0);
	function H(t) {
		u[t] !== !0 && (e.enable(t), u[t] = !0);
	}
	function U(t) {
		u[t] !== !1 && (e.disable(t), u[t] = !1);
	}
	function W(t, n) {
		return f[t] !== n && (e.bindFramebuffer(t, n), f[t] = n, t === e.DRAW_FRAMEBUFFER && (f[e.FRAMEBUFFER] = n), t === e.FRAMEBUFFER && (f[e.DRAW_FRAMEBUFFER] = n), !0);
	}
	function ne(t, n) {
		let r = m, i = !1;
		if (t) {
			r = p.get(n), r === void 0 && (r = [], p.set(n, r));
			let a = t.textures;
			if (r.length !== a.length || r[0] !== e.COLOR_ATTACHMENT0) {
				for (let t = 0, n = a.length; t < n; t++) r[t] = e.COLOR_ATTACHMENT0 + t;
				r.length = a.length, i = !0;
			}
		} else r[0] !== e.BACK && (r[0] = e.BACK, i = !0);
		i && e.drawBuffers(r);
	}
	function re(t) {
		return h !== t && (e.useProgram(t), h = t, !0);
	}
	let ie = {
		100: e.FUNC_ADD,
		101: e.FUNC_SUBTRACT,
		102: e.FUNC_REVERSE_SUBTRACT
	};
	ie[103] = e.MIN, ie[104] = e.MAX;
	let G = {
		200: e.ZERO,
		201: e.ONE,
		202: e.SRC_COLOR,
		204: e.SRC_ALPHA,
		210: e.SRC_ALPHA_SATURATE,
		208: e.DST_COLOR,
		206: e.DST_ALPHA,
		203: e.ONE_MINUS_SRC_COLOR,
		205: e.ONE_MINUS_SRC_ALPHA,
		209: e.ONE_MINUS_DST_COLOR,
		207: e.ONE_MINUS_DST_ALPHA,
		211: e.CONSTANT_COLOR,
		212: e.ONE_MINUS_CONSTANT_COLOR,
		213: e.CONSTANT_ALPHA,
		214: e.ONE_MINUS_CONSTANT_ALPHA
	};
	function ae(t, n, r, i, a, o, s, c, l, u) {
		if (t === 0) g === !0 && (U(e.BLEND), g = !1);
		else if (g === !1 && (H(e.BLEND), g = !0), t !== 5) {
			if (t !== _ || u !== E) {
				if ((v !== 100 || x !== 100) && (e.blendEquation(e.FUNC_ADD), v = 100, x = 100), u) switch (t) {
					case 1:
						e.blendFuncSeparate(e.ONE, e.ONE_MINUS_SRC_ALPHA, e.ONE, e.ONE_MINUS_SRC_ALPHA);
						break;
					case 2:
						e.blendFunc(e.ONE, e.ONE);
						break;
					case 3:
						e.blendFuncSeparate(e.ZERO, e.ONE_MINUS_SRC_COLOR, e.ZERO, e.ONE);
						break;
					case 4:
						e.blendFuncSeparate(e.DST_COLOR, e.ONE_MINUS_SRC_ALPHA, e.ZERO, e.ONE);
						break;
					default: ts("WebGLState: Invalid blending: ", t);
				}
				else switch (t) {
					case 1:
						e.blendFuncSeparate(e.SRC_ALPHA, e.ONE_MINUS_SRC_ALPHA, e.ONE, e.ONE_MINUS_SRC_ALPHA);
						break;
					case 2:
						e.blendFuncSeparate(e.SRC_ALPHA, e.ONE, e.ONE, e.ONE);
						break;
					case 3:
						ts("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");
						break;
					case 4:
						ts("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");
						break;
					default: ts("WebGLState: Invalid blending: ", t);
				}
				y = null, b = null, S = null, C = null, w.set(0, 0, 0), T = 0, _ = t, E = u;
			}
		} else a ||= n, o ||= r, s ||= i, (n !== v || a !== x) && (e.blendEquationSeparate(ie[n], ie[a]), v = n, x = a), (r !== y || i !== b || o !== S || s !== C) && (e.blendFuncSeparate(G[r], G[i], G[o], G[s]), y = r, b = i, S = o, C = s), (c.equals(w) === !1 || l !== T) && (e.blendColor(c.r, c.g, c.b, l), w.copy(c), T = l), _ = t, E = !1;
	}
	function K(t, n) {
		t.side === 2 ? U(e.CULL_FACE) : H(e.CULL_FACE);
		let r = t.side === 1;
		n && (r = !r), oe(r), t.blending === 1 && t.transparent === !1 ? ae(0) : ae(t.blending, t.blendEquation, t.blendSrc, t.blendDst, t.blendEquationAlpha, t.blendSrcAlpha, t.blendDstAlpha, t.blendColor, t.blendAlpha, t.premultipliedAlpha), o.setFunc(t.depthFunc), o.setTest(t.depthTest), o.setMask(t.depthWrite), a.setMask(t.colorWrite);
		let i = t.stencilWrite;
		s.setTest(i), i && (s.setMask(t.stencilWriteMask), s.setFunc(t.stencilFunc, t.stencilRef, t.stencilFuncMask), s.setOp(t.stencilFail, t.stencilZFail, t.stencilZPass)), le(t.polygonOffset, t.polygonOffsetFactor, t.polygonOffsetUnits), t.alphaToCoverage === !0 ? H(e.SAMPLE_ALPHA_TO_COVERAGE) : U(e.SAMPLE_ALPHA_TO_COVERAGE);
	}
	function oe(t) {
		D !== t && (t ? e.frontFace(e.CW) : e.frontFace(e.CCW), D = t);
	}
	function se(t) {
		t === 0 ? U(e.CULL_FACE) : (H(e.CULL_FACE), t !== O && (t === 1 ? e.cullFace(e.BACK) : t === 2 ? e.cullFace(e.FRONT) : e.cullFace(e.FRONT_AND_BACK))), O = t;
	}
	function ce(t) {
		t !== k && (N && e.lineWidth(t), k = t);
	}
	function le(t, n, r) {
		t ? (H(e.POLYGON_OFFSET_FILL), (A !== n || j !== r) && (A = n, j = r, o.getReversed() && (n = -n, r = -r), e.polygonOffset(n, r))) : U(e.POLYGON_OFFSET_FILL);
	}
	function ue(t) {
		t ? H(e.SCISSOR_TEST) : U(e.SCISSOR_TEST);
	}
	function de(t) {
		t === void 0 && (t = e.TEXTURE0 + M - 1), I !== t && (e.activeTexture(t), I = t);
	}
	function q(t, n, r) {
		r === void 0 && (r = I === null ? e.TEXTURE0 + M - 1 : I);
		let i = ee[r];
		i === void 0 && (i = {
			type: void 0,
			texture: void 0
		}, ee[r] = i), (i.type !== t || i.texture !== n) && (I !== r && (e.activeTexture(r), I = r), e.bindTexture(t, n || V[t]), i.type = t, i.texture = n);
	}
	function fe() {
		let t = ee[I];
		t !== void 0 && t.type !== void 0 && (e.bindTexture(t.type, null), t.type = void 0, t.texture = void 0);
	}
	function pe() {
		try {
			e.compressedTexImage2D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function me() {
		try {
			e.compressedTexImage3D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function J() {
		try {
			e.texSubImage2D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function he() {
		try {
			e.texSubImage3D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function Y() {
		try {
			e.compressedTexSubImage2D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function X() {
		try {
			e.compressedTexSubImage3D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function ge() {
		try {
			e.texStorage2D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function _e() {
		try {
			e.texStorage3D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function ve() {
		try {
			e.texImage2D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function ye() {
		try {
			e.texImage3D(...arguments);
		} catch (e) {
			ts("WebGLState:", e);
		}
	}
	function be(t) {
		return d[t] === void 0 ? e.getParameter(t) : d[t];
	}
	function xe(t, n) {
		d[t] !== n && (e.pixelStorei(t, n), d[t] = n);
	}
	function Se(t) {
		R.equals(t) === !1 && (e.scissor(t.x, t.y, t.z, t.w), R.copy(t));
	}
	function Ce(t) {
		z.equals(t) === !1 && (e.viewport(t.x, t.y, t.z, t.w), z.copy(t));
	}
	function we(t, n) {
		let r = l.get(n);
		r === void 0 && (r = /* @__PURE__ */ new WeakMap(), l.set(n, r));
		let i = r.get(t);
		i === void 0 && (i = e.getUniformBlockIndex(n, t.name), e.uniformBlockBinding(n, i, i), r.set(t, i));
	}
	function Te(t, n, r) {
		let i = l.get(n).get(t);
		c[i] !== r && (e.bindBufferBase(e.UNIFORM_BUFFER, i, r), c[i] = r);
	}
	function Ee() {
		e.disable(e.BLEND), e.disable(e.CULL_FACE), e.disable(e.DEPTH_TEST), e.disable(e.POLYGON_OFFSET_FILL), e.disable(e.SCISSOR_TEST), e.disable(e.STENCIL_TEST), e.disable(e.SAMPLE_ALPHA_TO_COVERAGE), e.blendEquation(e.FUNC_ADD), e.blendFunc(e.ONE, e.ZERO), e.blendFuncSeparate(e.ONE, e.ZERO, e.ONE, e.ZERO), e.blendColor(0, 0, 0, 0), e.colorMask(!0, !0, !0, !0), e.clearColor(0, 0, 0, 0), e.depthMask(!0), e.depthFunc(e.LESS), o.setReversed(!1), e.clearDepth(1), e.stencilMask(4294967295), e.stencilFunc(e.ALWAYS, 0, 4294967295), e.stencilOp(e.KEEP, e.KEEP, e.KEEP), e.clearStencil(0), e.cullFace(e.BACK), e.frontFace(e.CCW), e.polygonOffset(0, 0), e.activeTexture(e.TEXTURE0), e.bindFramebuffer(e.FRAMEBUFFER, null), e.bindFramebuffer(e.DRAW_FRAMEBUFFER, null), e.bindFramebuffer(e.READ_FRAMEBUFFER, null), e.useProgram(null), e.lineWidth(1), e.scissor(0, 0, e.canvas.width, e.canvas.height), e.viewport(0, 0, e.canvas.width, e.canvas.height), e.pixelStorei(e.PACK_ALIGNMENT, 4), e.pixelStorei(e.UNPACK_ALIGNMENT, 4), e.pixelStorei(e.UNPACK_FLIP_Y_WEBGL, !1), e.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL, !1), e.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL, e.BROWSER_DEFAULT_WEBGL), e.pixelStorei(e.PACK_ROW_LENGTH, 0), e.pixelStorei(e.PACK_SKIP_PIXELS, 0), e.pixelStorei(e.PACK_SKIP_ROWS, 0), e.pixelStorei(e.UNPACK_ROW_LENGTH, 0), e.pixelStorei(e.UNPACK_IMAGE_HEIGHT, 0), e.pixelStorei(e.UNPACK_SKIP_PIXELS, 0), e.pixelStorei(e.UNPACK_SKIP_ROWS, 0), e.pixelStorei(e.UNPACK_SKIP_IMAGES, 0), u = {}, d = {}, I = null, ee = {}, f = {}, c = {}, p = /* @__PURE__ */ new WeakMap(), m = [], h = null, g = !1, _ = null, v = null, y = null, b = null, x = null, S = null, C = null, w = new Bc(0, 0, 0), T = 0, E = !1, D = null, O = null, k = null, A = null, j = null, R.set(0, 0, e.canvas.width, e.canvas.height), z.set(0, 0, e.canvas.width, e.canvas.height), a.reset(), o.reset(), s.reset();
	}
	return {
		buffers: {
			color: a,
			depth: o,
			stencil: s
		},
		enable: H,
		disable: U,
		bindFramebuffer: W,
		drawBuffers: ne,
		useProgram: re,
		setBlending: ae,
		setMaterial: K,
		setFlipSided: oe,
		setCullFace: se,
		setLineWidth: ce,
		setPolygonOffset: le,
		setScissorTest: ue,
		activeTexture: de,
		bindTexture: q,
		unbindTexture: fe,
		compressedTexImage2D: pe,
		compressedTexImage3D: me,
		texImage2D: ve,
		texImage3D: ye,
		pixelStorei: xe,
		getParameter: be,
		updateUBOMapping: we,
		uniformBlockBinding: Te,
		texStorage2D: ge,
		texStorage3D: _e,
		texSubImage2D: J,
		texSubImage3D: he,
		compressedTexSubImage2D: Y,
		compressedTexSubImage3D: X,
		scissor: Se,
		viewport: Ce,
		reset: Ee
	};
}
function $m(e, t, n, r, i, a, o) {
	let s = t.has("WEBGL_multisampled_render_to_texture") ? t.get("WEBGL_multisampled_render_to_texture") : null, c = typeof navigator > "u" ? !1 : /OculusBrowser/g.test(navigator.userAgent), l = new Ps(), u = /* @__PURE__ */ new WeakMap(), d = /* @__PURE__ */ new Set(), f, p = /* @__PURE__ */ new WeakMap(), m = /* @__PURE__ */ new Set(), h = new FinalizationRegistry((e) => m.delete(e)), g = !1;
	try {
		g = typeof OffscreenCanvas < "u" && new OffscreenCanvas(1, 1).getContext("2d") !== null;
	} catch {}
	function _(e, t) {
		return g ? new OffscreenCanvas(e, t) : Yo("canvas");
	}
	function v(e, t, n) {
		let r = 1, i = ge(e);
		if ((i.width > n || i.height > n) && (r = n / Math.max(i.width, i.height)), r < 1) {
			if (typeof HTMLImageElement < "u" && e instanceof HTMLImageElement || typeof HTMLCanvasElement < "u" && e instanceof HTMLCanvasElement || typeof ImageBitmap < "u" && e instanceof ImageBitmap || typeof VideoFrame < "u" && e instanceof VideoFrame) {
				let n = Math.floor(r * i.width), a = Math.floor(r * i.height);
				f === void 0 && (f = _(n, a));
				let o = t ? _(n, a) : f;
				return o.width = n, o.height = a, o.getContext("2d").drawImage(e, 0, 0, n, a), es("WebGLRenderer: Texture has been resized from (" + i.width + "x" + i.height + ") to (" + n + "x" + a + ")."), o;
			}
			return "data" in e && es("WebGLRenderer: Image in DataTexture is too big (" + i.width + "x" + i.height + ")."), e;
		}
		return e;
	}
	function y(e) {
		return e.generateMipmaps;
	}
	function b(t) {
		e.generateMipmap(t);
	}
	function x(t) {
		return t.isWebGLCubeRenderTarget ? e.TEXTURE_CUBE_MAP : t.isWebGL3DRenderTarget ? e.TEXTURE_3D : t.isWebGLArrayRenderTarget || t.isCompressedArrayTexture ? e.TEXTURE_2D_ARRAY : e.TEXTURE_2D;
	}
	function S(n, r, i, a, o, s = !1) {
		if (n !== null) {
			if (e[n] !== void 0) return e[n];
			es("WebGLRenderer: Attempt to use non-existing WebGL internal format '" + n + "'");
		}
		let c;
		a && (c = t.get("EXT_texture_norm16"), c || es("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));
		let l = r;
		if (r === e.RED && (i === e.FLOAT && (l = e.R32F), i === e.HALF_FLOAT && (l = e.R16F), i === e.UNSIGNED_BYTE && (l = e.R8), i === e.UNSIGNED_SHORT && c && (l = c.R16_EXT), i === e.SHORT && c && (l = c.R16_SNORM_EXT)), r === e.RED_INTEGER && (i === e.UNSIGNED_BYTE && (l = e.R8UI), i === e.UNSIGNED_SHORT && (l = e.R16UI), i === e.UNSIGNED_INT && (l = e.R32UI), i === e.BYTE && (l = e.R8I), i === e.SHORT && (l = e.R16I), i === e.INT && (l = e.R32I)), r === e.RG && (i === e.FLOAT && (l = e.RG32F), i === e.HALF_FLOAT && (l = e.RG16F), i === e.UNSIGNED_BYTE && (l = e.RG8), i === e.UNSIGNED_SHORT && c && (l = c.RG16_EXT), i === e.SHORT && c && (l = c.RG16_SNORM_EXT)), r === e.RG_INTEGER && (i === e.UNSIGNED_BYTE && (l = e.RG8UI), i === e.UNSIGNED_SHORT && (l = e.RG16UI), i === e.UNSIGNED_INT && (l = e.RG32UI), i === e.BYTE && (l = e.RG8I), i === e.SHORT && (l = e.RG16I), i === e.INT && (l = e.RG32I)), r === e.RGB_INTEGER && (i === e.UNSIGNED_BYTE && (l = e.RGB8UI), i === e.UNSIGNED_SHORT && (l = e.RGB16UI), i === e.UNSIGNED_INT && (l = e.RGB32UI), i === e.BYTE && (l = e.RGB8I), i === e.SHORT && (l = e.RGB16I), i === e.INT && (l = e.RGB32I)), r === e.RGBA_INTEGER && (i === e.UNSIGNED_BYTE && (l = e.RGBA8UI), i === e.UNSIGNED_SHORT && (l = e.RGBA16UI), i === e.UNSIGNED_INT && (l = e.RGBA32UI), i === e.BYTE && (l = e.RGBA8I), i === e.SHORT && (l = e.RGBA16I), i === e.INT && (l = e.RGBA32I)), r === e.RGB && (i === e.UNSIGNED_SHORT && c && (l = c.RGB16_EXT), i === e.SHORT && c && (l = c.RGB16_SNORM_EXT), i === e.UNSIGNED_INT_5_9_9_9_REV && (l = e.RGB9_E5), i === e.UNSIGNED_INT_10F_11F_11F_REV && (l = e.R11F_G11F_B10F)), r === e.RGBA) {
			let t = s ? Ho : Us.getTransfer(o);
			i === e.FLOAT && (l = e.RGBA32F), i === e.HALF_FLOAT && (l = e.RGBA16F), i === e.UNSIGNED_BYTE && (l = t === "srgb" ? e.SRGB8_ALPHA8 : e.RGBA8), i === e.UNSIGNED_SHORT && c && (l = c.RGBA16_EXT), i === e.SHORT && c && (l = c.RGBA16_SNORM_EXT), i === e.UNSIGNED_SHORT_4_4_4_4 && (l = e.RGBA4), i === e.UNSIGNED_SHORT_5_5_5_1 && (l = e.RGB5_A1);
		}
		return (l === e.R16F || l === e.R32F || l === e.RG16F || l === e.RG32F || l === e.RGBA16F || l === e.RGBA32F) && t.get("EXT_color_buffer_float"), l;
	}
	function C(t, n) {
		let r;
		return t ? n === null || n === 1014 || n === 1020 ? r = e.DEPTH24_STENCIL8 : n === 1015 ? r = e.DEPTH32F_STENCIL8 : n === 1012 && (r = e.DEPTH24_STENCIL8, es("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")) : n === null || n === 1014 || n === 1020 ? r = e.DEPTH_COMPONENT24 : n === 1015 ? r = e.DEPTH_COMPONENT32F : n === 1012 && (r = e.DEPTH_COMPONENT16), r;
	}
	function w(e, t) {
		return y(e) === !0 || e.isFramebufferTexture && e.minFilter !== 1003 && e.minFilter !== 1006 ? Math.log2(Math.max(t.width, t.height)) + 1 : e.mipmaps.length > 0 ? e.mipmaps.length : e.isCompressedTexture && Array.isArray(e.image) ? t.mipmaps.length : 1;
	}
	function T(e) {
		let t = new WeakRef(e);
		r.get(e).__ref = t, m.add(t), h.register(e, t, t);
	}
	function E(e) {
		let t = r.get(e).__ref;
		t !== void 0 && (m.delete(t), h.unregister(t));
	}
	function D(e) {
		k(e.target);
	}
	function O(e) {
		A(e.target);
	}
	function k(e) {
		e.removeEventListener("dispose", D), E(e), M(e), e.isVideoTexture && u.delete(e), e.isHTMLTexture && d.delete(e);
	}
	function A(e) {
		e.removeEventListener("dispose", O), E(e), P(e);
	}
	function j() {
		for (let e of m) {
			let t = e.deref();
			t !== void 0 && (t.isRenderTarget === !0 ? A(t) : k(t));
		}
		m.clear(), d.clear();
	}
	function M(e) {
		let t = r.get(e);
		if (t.__webglInit === void 0) return;
		let n = e.source, i = p.get(n);
		if (i) {
			let r = i[t.__cacheKey];
			r.usedTimes--, r.usedTimes === 0 && N(e), Object.keys(i).length === 0 && p.delete(n);
		}
		r.remove(e);
	}
	function N(t) {
		let n = r.get(t);
		e.deleteTexture(n.__webglTexture);
		let i = t.source, a = p.get(i);
		delete a[n.__cacheKey], o.memory.textures--;
	}
	function P(t) {
		let n = r.get(t);
		n.__depthDisposeCallback && n.__depthDisposeCallback();
		let i = t.depthTexture;
		if (i && i.renderTarget === t && k(i), t.isWebGLCubeRenderTarget) for (let t = 0; t < 6; t++) {
			if (Array.isArray(n.__webglFramebuffer[t])) for (let r = 0; r < n.__webglFramebuffer[t].length; r++) e.deleteFramebuffer(n.__webglFramebuffer[t][r]);
			else e.deleteFramebuffer(n.__webglFramebuffer[t]);
			n.__webglDepthbuffer && e.deleteRenderbuffer(n.__webglDepthbuffer[t]);
		}
		else {
			if (Array.isArray(n.__webglFramebuffer)) for (let t = 0; t < n.__webglFramebuffer.length; t++) e.deleteFramebuffer(n.__webglFramebuffer[t]);
			else e.deleteFramebuffer(n.__webglFramebuffer);
			if (n.__webglDepthbuffer && e.deleteRenderbuffer(n.__webglDepthbuffer), n.__webglMultisampledFramebuffer && e.deleteFramebuffer(n.__webglMultisampledFramebuffer), n.__webglColorRenderbuffer) for (let t = 0; t < n.__webglColorRenderbuffer.length; t++) n.__webglColorRenderbuffer[t] && e.deleteRenderbuffer(n.__webglColorRenderbuffer[t]);
			n.__webglDepthRenderbuffer && e.deleteRenderbuffer(n.__webglDepthRenderbuffer);
		}
		let a = t.textures;
		for (let t = 0, n = a.length; t < n; t++) {
			let n = r.get(a[t]);
			n.__webglTexture && (e.deleteTexture(n.__webglTexture), o.memory.textures--), r.remove(a[t]);
		}
		r.remove(t);
	}
	let F = 0;
	function I() {
		F = 0;
	}
	function ee() {
		return F;
	}
	function te(e) {
		F = e;
	}
	function L() {
		let e = F;
		return e >= i.maxTextures && es("WebGLTextures: Trying to use " + (e + 1) + " texture units while this GPU supports only " + i.maxTextures), F += 1, e;
	}
	function R(e) {
		let t = [];
		return t.push(e.wrapS), t.push(e.wrapT), t.push(e.wrapR || 0), t.push(e.magFilter), t.push(e.minFilter), t.push(e.anisotropy), t.push(e.internalFormat), t.push(e.format), t.push(e.type), t.push(e.generateMipmaps), t.push(e.mipmapsAutoUpdate), t.push(e.premultiplyAlpha), t.push(e.flipY), t.push(e.unpackAlignment), t.push(e.colorSpace), t.join();
	}
	function z(t, i) {
		let a = r.get(t);
		if (t.isVideoTexture && Y(t), t.isRenderTargetTexture === !1 && t.isExternalTexture !== !0 && t.version > 0 && a.__version !== t.version) {
			let e = t.image;
			if (e === null) es("WebGLRenderer: Texture marked for update but no image data found.");
			else if (e.complete === !1) es("WebGLRenderer: Texture marked for update but image is incomplete");
			else {
				K(a, t, i);
				return;
			}
		} else t.isExternalTexture && (a.__webglTexture = t.sourceTexture ? t.sourceTexture : null);
		n.bindTexture(e.TEXTURE_2D, a.__webglTexture, e.TEXTURE0 + i);
	}
	function B(t, i) {
		let a = r.get(t);
		t.isRenderTargetTexture === !1 && t.version > 0 && a.__version !== t.version ? K(a, t, i) : (t.isExternalTexture && (a.__webglTexture = t.sourceTexture ? t.sourceTexture : null), n.bindTexture(e.TEXTURE_2D_ARRAY, a.__webglTexture, e.TEXTURE0 + i));
	}
	function V(t, i) {
		let a = r.get(t);
		t.isRenderTargetTexture === !1 && t.version > 0 && a.__version !== t.version ? K(a, t, i) : n.bindTexture(e.TEXTURE_3D, a.__webglTexture, e.TEXTURE0 + i);
	}
	function H(t, i) {
		let a = r.get(t);
		t.version > 0 && a.__version !== t.version ? oe(a, t, i) : n.bindTexture(e.TEXTURE_CUBE_MAP, a.__webglTexture, e.TEXTURE0 + i);
	}
	let U = {
		[_a]: e.REPEAT,
		[va]: e.CLAMP_TO_EDGE,
		[ya]: e.MIRRORED_REPEAT
	}, W = {
		[ba]: e.NEAREST,
		[xa]: e.NEAREST_MIPMAP_NEAREST,
		[Sa]: e.NEAREST_MIPMAP_LINEAR,
		[Ca]: e.LINEAR,
		[wa]: e.LINEAR_MIPMAP_NEAREST,
		[Ta]: e.LINEAR_MIPMAP_LINEAR
	}, ne = {
		512: e.NEVER,
		519: e.ALWAYS,
		513: e.LESS,
		515: e.LEQUAL,
		514: e.EQUAL,
		518: e.GEQUAL,
		516: e.GREATER,
		517: e.NOTEQUAL
	};
	function re(n, a) {
		if (a.type === 1015 && t.has("OES_texture_float_linear") === !1 && (a.magFilter === 1006 || a.magFilter === 1007 || a.magFilter === 1005 || a.magFilter === 1008 || a.minFilter === 1006 || a.minFilter === 1007 || a.minFilter === 1005 || a.minFilter === 1008) && es("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."), e.texParameteri(n, e.TEXTURE_WRAP_S, U[a.wrapS]), e.texParameteri(n, e.TEXTURE_WRAP_T, U[a.wrapT]), (n === e.TEXTURE_3D || n === e.TEXTURE_2D_ARRAY) && e.texParameteri(n, e.TEXTURE_WRAP_R, U[a.wrapR]), e.texParameteri(n, e.TEXTURE_MAG_FILTER, W[a.magFilter]), e.texParameteri(n, e.TEXTURE_MIN_FILTER, W[a.minFilter]), a.compareFunction && (e.texParameteri(n, e.TEXTURE_COMPARE_MODE, e.COMPARE_REF_TO_TEXTURE), e.texParameteri(n, e.TEXTURE_COMPARE_FUNC, ne[a.compareFunction])), t.has("EXT_texture_filter_anisotropic") === !0) {
			if (a.magFilter === 1003 || a.minFilter !== 1005 && a.minFilter !== 1008 || a.type === 1015 && t.has("OES_texture_float_linear") === !1) return;
			if (a.anisotropy > 1 || r.get(a).__currentAnisotropy) {
				let o = t.get("EXT_texture_filter_anisotropic");
				e.texParameterf(n, o.TEXTURE_MAX_ANISOTROPY_EXT, Math.min(a.anisotropy, i.getMaxAnisotropy())), r.get(a).__currentAnisotropy = a.anisotropy;
			}
		}
	}
	function ie(t, n) {
		let r = !1;
		t.__webglInit === void 0 && (t.__webglInit = !0, n.addEventListener("dispose", D), T(n));
		let i = n.source, a = p.get(i);
		a === void 0 && (a = {}, p.set(i, a));
		let s = R(n);
		if (s !== t.__cacheKey) {
			a[s] === void 0 && (a[s] = {
				texture: e.createTexture(),
				usedTimes: 0
			}, o.memory.textures++, r = !0), a[s].usedTimes++;
			let i = a[t.__cacheKey];
			i !== void 0 && (a[t.__cacheKey].usedTimes--, i.usedTimes === 0 && N(n)), t.__cacheKey = s, t.__webglTexture = a[s].texture;
		}
		return r;
	}
	function G(e, t, n) {
		return Math.floor(Math.floor(e / n) / t);
	}
	function ae(t, r, i, a) {
		let o = t.updateRanges;
		if (o.length === 0) n.texSubImage2D(e.TEXTURE_2D, 0, 0, 0, r.width, r.height, i, a, r.data);
		else {
			o.sort((e, t) => e.start - t.start);
			let s = 0;
			for (let e = 1; e < o.length; e++) {
				let t = o[s], n = o[e], i = t.start + t.count, a = G(n.start, r.width, 4), c = G(t.start, r.width, 4);
				n.start <= i + 1 && a === c && G(n.start + n.count - 1, r.width, 4) === a ? t.count = Math.max(t.count, n.start + n.count - t.start) : (++s, o[s] = n);
			}
			o.length = s + 1;
			let c = n.getParameter(e.UNPACK_ROW_LENGTH), l = n.getParameter(e.UNPACK_SKIP_PIXELS), u = n.getParameter(e.UNPACK_SKIP_ROWS);
			n.pixelStorei(e.UNPACK_ROW_LENGTH, r.width);
			for (let t = 0, s = o.length; t < s; t++) {
				let s = o[t], c = Math.floor(s.start / 4), l = Math.ceil(s.count / 4), u = c % r.width, d = Math.floor(c / r.width), f = l;
				n.pixelStorei(e.UNPACK_SKIP_PIXELS, u), n.pixelStorei(e.UNPACK_SKIP_ROWS, d), n.texSubImage2D(e.TEXTURE_2D, 0, u, d, f, 1, i, a, r.data);
			}
			t.clearUpdateRanges(), n.pixelStorei(e.UNPACK_ROW_LENGTH, c), n.pixelStorei(e.UNPACK_SKIP_PIXELS, l), n.pixelStorei(e.UNPACK_SKIP_ROWS, u);
		}
	}
	function K(t, o, s) {
		let c = e.TEXTURE_2D;
		(o.isDataArrayTexture || o.isCompressedArrayTexture) && (c = e.TEXTURE_2D_ARRAY), o.isData3DTexture && (c = e.TEXTURE_3D);
		let l = ie(t, o), u = o.source;
		n.bindTexture(c, t.__webglTexture, e.TEXTURE0 + s);
		let f = r.get(u);
		if (u.version !== f.__version || l === !0) {
			if (n.activeTexture(e.TEXTURE0 + s), !(typeof ImageBitmap < "u" && o.image instanceof ImageBitmap)) {
				let t = Us.getPrimaries(Us.workingColorSpace), r = o.colorSpace === "" ? null : Us.getPrimaries(o.colorSpace), i = o.colorSpace === "" || t === r ? e.NONE : e.BROWSER_DEFAULT_WEBGL;
				n.pixelStorei(e.UNPACK_FLIP_Y_WEBGL, o.flipY), n.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL, o.premultiplyAlpha), n.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL, i);
			}
			n.pixelStorei(e.UNPACK_ALIGNMENT, o.unpackAlignment);
			let t = v(o.image, !1, i.maxTextureSize);
			t = X(o, t);
			let r = a.convert(o.format, o.colorSpace), p = a.convert(o.type), m = S(o.internalFormat, r, p, o.normalized, o.colorSpace, o.isVideoTexture);
			re(c, o);
			let h, g = o.mipmaps, _ = o.isVideoTexture !== !0, x = f.__version === void 0 || l === !0, T = u.dataReady, E = w(o, t);
			if (o.isDepthTexture) m = C(o.format === Ua, o.type), x && (_ ? n.texStorage2D(e.TEXTURE_2D, 1, m, t.width, t.height) : n.texImage2D(e.TEXTURE_2D, 0, m, t.width, t.height, 0, r, p, null));
			else if (o.isDataTexture) {
				if (g.length > 0) {
					_ && x && n.texStorage2D(e.TEXTURE_2D, E, m, g[0].width, g[0].height);
					for (let t = 0, i = g.length; t < i; t++) h = g[t], _ ? T && n.texSubImage2D(e.TEXTURE_2D, t, 0, 0, h.width, h.height, r, p, h.data) : n.texImage2D(e.TEXTURE_2D, t, m, h.width, h.height, 0, r, p, h.data);
					o.generateMipmaps = !1;
				} else _ ? (x && n.texStorage2D(e.TEXTURE_2D, E, m, t.width, t.height), T && ae(o, t, r, p)) : n.texImage2D(e.TEXTURE_2D, 0, m, t.width, t.height, 0, r, p, t.data);
			} else if (o.isCompressedTexture) {
				if (o.isCompressedArrayTexture) {
					_ && x && n.texStorage3D(e.TEXTURE_2D_ARRAY, E, m, g[0].width, g[0].height, t.depth);
					for (let i = 0, a = g.length; i < a; i++) if (h = g[i], o.format !== 1023) {
						if (r !== null) {
							if (_) {
								if (T) {
									if (o.layerUpdates.size > 0) {
										let t = $d(h.width, h.height, o.format, o.type);
										for (let a of o.layerUpdates) {
											let o = h.data.subarray(a * t / h.data.BYTES_PER_ELEMENT, (a + 1) * t / h.data.BYTES_PER_ELEMENT);
											n.compressedTexSubImage3D(e.TEXTURE_2D_ARRAY, i, 0, 0, a, h.width, h.height, 1, r, o);
										}
									} else n.compressedTexSubImage3D(e.TEXTURE_2D_ARRAY, i, 0, 0, 0, h.width, h.height, t.depth, r, h.data);
								}
							} else n.compressedTexImage3D(e.TEXTURE_2D_ARRAY, i, m, h.width, h.height, t.depth, 0, h.data, 0, 0);
						} else es("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");
					} else _ ? T && n.texSubImage3D(e.TEXTURE_2D_ARRAY, i, 0, 0, 0, h.width, h.height, t.depth, r, p, h.data) : n.texImage3D(e.TEXTURE_2D_ARRAY, i, m, h.width, h.height, t.depth, 0, r, p, h.data);
					o.layerUpdates.size > 0 && o.clearLayerUpdates();
				} else {
					_ && x && n.texStorage2D(e.TEXTURE_2D, E, m, g[0].width, g[0].height);
					for (let t = 0, i = g.length; t < i; t++) h = g[t], o.format === 1023 ? _ ? T && n.texSubImage2D(e.TEXTURE_2D, t, 0, 0, h.width, h.height, r, p, h.data) : n.texImage2D(e.TEXTURE_2D, t, m, h.width, h.height, 0, r, p, h.data) : r === null ? es("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()") : _ ? T && n.compressedTexSubImage2D(e.TEXTURE_2D, t, 0, 0, h.width, h.height, r, h.data) : n.compressedTexImage2D(e.TEXTURE_2D, t, m, h.width, h.height, 0, h.data);
				}
			} else if (o.isDataArrayTexture) {
				if (_) {
					if (x && n.texStorage3D(e.TEXTURE_2D_ARRAY, E, m, t.width, t.height, t.depth), T) {
						if (o.layerUpdates.size > 0) {
							let i = $d(t.width, t.height, o.format, o.type);
							for (let a of o.layerUpdates) {
								let o = t.data.subarray(a * i / t.data.BYTES_PER_ELEMENT, (a + 1) * i / t.data.BYTES_PER_ELEMENT);
								n.texSubImage3D(e.TEXTURE_2D_ARRAY, 0, 0, 0, a, t.width, t.height, 1, r, p, o);
							}
							o.clearLayerUpdates();
						} else n.texSubImage3D(e.TEXTURE_2D_ARRAY, 0, 0, 0, 0, t.width, t.height, t.depth, r, p, t.data);
					}
				} else n.texImage3D(e.TEXTURE_2D_ARRAY, 0, m, t.width, t.height, t.depth, 0, r, p, t.data);
			} else if (o.isData3DTexture) _ ? (x && n.texStorage3D(e.TEXTURE_3D, E, m, t.width, t.height, t.depth), T && n.texSubImage3D(e.TEXTURE_3D, 0, 0, 0, 0, t.width, t.height, t.depth, r, p, t.data)) : n.texImage3D(e.TEXTURE_3D, 0, m, t.width, t.height, t.depth, 0, r, p, t.data);
			else if (o.isFramebufferTexture) {
				if (x) {
					if (_) n.texStorage2D(e.TEXTURE_2D, E, m, t.width, t.height);
					else {
						let i = t.width, a = t.height;
						for (let t = 0; t < E; t++) n.texImage2D(e.TEXTURE_2D, t, m, i, a, 0, r, p, null), i >>= 1, a >>= 1;
					}
				}
			} else if (o.isHTMLTexture) {
				if ("texElementImage2D" in e) {
					let n = e.canvas;
					if (n.hasAttribute("layoutsubtree") || n.setAttribute("layoutsubtree", "true"), t.parentNode !== n) {
						n.appendChild(t), d.add(o), n.onpaint = (e) => {
							let t = e.changedElements;
							for (let e of d) t.includes(e.image) && (e.needsUpdate = !0);
						}, n.requestPaint();
						return;
					}
					if (e.texElementImage2D.length === 3) e.texElementImage2D(e.TEXTURE_2D, e.RGBA8, t);
					else {
						let n = e.RGBA, r = e.RGBA, i = e.UNSIGNED_BYTE;
						e.texElementImage2D(e.TEXTURE_2D, 0, n, r, i, t);
					}
					e.texParameteri(e.TEXTURE_2D, e.TEXTURE_MIN_FILTER, e.LINEAR), e.texParameteri(e.TEXTURE_2D, e.TEXTURE_WRAP_S, e.CLAMP_TO_EDGE), e.texParameteri(e.TEXTURE_2D, e.TEXTURE_WRAP_T, e.CLAMP_TO_EDGE);
				}
			} else if (g.length > 0) {
				if (_ && x) {
					let t = ge(g[0]);
					n.texStorage2D(e.TEXTURE_2D, E, m, t.width, t.height);
				}
				for (let t = 0, i = g.length; t < i; t++) h = g[t], _ ? T && n.texSubImage2D(e.TEXTURE_2D, t, 0, 0, r, p, h) : n.texImage2D(e.TEXTURE_2D, t, m, r, p, h);
				o.generateMipmaps = !1;
			} else if (_) {
				if (x) {
					let r = ge(t);
					n.texStorage2D(e.TEXTURE_2D, E, m, r.width, r.height);
				}
				T && n.texSubImage2D(e.TEXTURE_2D, 0, 0, 0, r, p, t);
			} else n.texImage2D(e.TEXTURE_2D, 0, m, r, p, t);
			y(o) && o.mipmapsAutoUpdate === !0 && b(c), f.__version = u.version, o.onUpdate && o.onUpdate(o);
		}
		t.__version = o.version;
	}
	function oe(t, o, s) {
		if (o.image.length !== 6) return;
		let c = ie(t, o), l = o.source;
		n.bindTexture(e.TEXTURE_CUBE_MAP, t.__webglTexture, e.TEXTURE0 + s);
		let u = r.get(l);
		if (l.version !== u.__version || c === !0) {
			n.activeTexture(e.TEXTURE0 + s);
			let t = Us.getPrimaries(Us.workingColorSpace), r = o.colorSpace === "" ? null : Us.getPrimaries(o.colorSpace), d = o.colorSpace === "" || t === r ? e.NONE : e.BROWSER_DEFAULT_WEBGL;
			n.pixelStorei(e.UNPACK_FLIP_Y_WEBGL, o.flipY), n.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL, o.premultiplyAlpha), n.pixelStorei(e.UNPACK_ALIGNMENT, o.unpackAlignment), n.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL, d);
			let f = o.isCompressedTexture || o.image[0].isCompressedTexture, p = o.image[0] && o.image[0].isDataTexture, m = [];
			for (let e = 0; e < 6; e++) !f && !p ? m[e] = v(o.image[e], !0, i.maxCubemapSize) : m[e] = p ? o.image[e].image : o.image[e], m[e] = X(o, m[e]);
			let h = m[0], g = a.convert(o.format, o.colorSpace), _ = a.convert(o.type), x = S(o.internalFormat, g, _, o.normalized, o.colorSpace), T = o.isVideoTexture !== !0, E = u.__version === void 0 || c === !0, D = l.dataReady, O = w(o, h);
			re(e.TEXTURE_CUBE_MAP, o);
			let k;
			if (o.isDepthTexture) {
				if (x = C(o.format === Ua, o.type), E) {
					if (T) n.texStorage2D(e.TEXTURE_CUBE_MAP, 1, x, h.width, h.height);
					else for (let t = 0; t < 6; t++) n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, 0, x, h.width, h.height, 0, g, _, null);
				}
			} else if (f) {
				T && E && n.texStorage2D(e.TEXTURE_CUBE_MAP, O, x, h.width, h.height);
				for (let t = 0; t < 6; t++) {
					k = m[t].mipmaps;
					for (let r = 0; r < k.length; r++) {
						let i = k[r];
						o.format === 1023 ? T ? D && n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, r, 0, 0, i.width, i.height, g, _, i.data) : n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, r, x, i.width, i.height, 0, g, _, i.data) : g === null ? es("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()") : T ? D && n.compressedTexSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, r, 0, 0, i.width, i.height, g, i.data) : n.compressedTexImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, r, x, i.width, i.height, 0, i.data);
					}
				}
			} else {
				if (k = o.mipmaps, T && E) {
					k.length > 0 && O++;
					let t = ge(m[0]);
					n.texStorage2D(e.TEXTURE_CUBE_MAP, O, x, t.width, t.height);
				}
				for (let t = 0; t < 6; t++) if (p) {
					T ? D && n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, 0, 0, 0, m[t].width, m[t].height, g, _, m[t].data) : n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, 0, x, m[t].width, m[t].height, 0, g, _, m[t].data);
					for (let r = 0; r < k.length; r++) {
						let i = k[r].image[t].image;
						T ? D && n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, r + 1, 0, 0, i.width, i.height, g, _, i.data) : n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, r + 1, x, i.width, i.height, 0, g, _, i.data);
					}
				} else {
					T ? D && n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, 0, 0, 0, g, _, m[t]) : n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, 0, x, g, _, m[t]);
					for (let r = 0; r < k.length; r++) {
						let i = k[r];
						T ? D && n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, r + 1, 0, 0, g, _, i.image[t]) : n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X + t, r + 1, x, g, _, i.image[t]);
					}
				}
			}
			y(o) && o.mipmapsAutoUpdate === !0 && b(e.TEXTURE_CUBE_MAP), u.__version = l.version, o.onUpdate && o.onUpdate(o);
		}
		t.__version = o.version;
	}
	function se(t, i, o, c, l, u) {
		let d = a.convert(o.format, o.colorSpace), f = a.convert(o.type), p = S(o.internalFormat, d, f, o.normalized, o.colorSpace), m = r.get(i), h = r.get(o);
		if (h.__renderTarget = i, !m.__hasExternalTextures) {
			let t = Math.max(1, i.width >> u), r = Math.max(1, i.height >> u);
			l === e.TEXTURE_3D || l === e.TEXTURE_2D_ARRAY ? n.texImage3D(l, u, p, t, r, i.depth, 0, d, f, null) : n.texImage2D(l, u, p, t, r, 0, d, f, null);
		}
		n.bindFramebuffer(e.FRAMEBUFFER, t), he(i) ? s.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER, c, l, h.__webglTexture, 0, J(i)) : (l === e.TEXTURE_2D || l >= e.TEXTURE_CUBE_MAP_POSITIVE_X && l <= e.TEXTURE_CUBE_MAP_NEGATIVE_Z) && e.framebufferTexture2D(e.FRAMEBUFFER, c, l, h.__webglTexture, u), n.bindFramebuffer(e.FRAMEBUFFER, null);
	}
	function ce(t, n, r) {
		if (e.bindRenderbuffer(e.RENDERBUFFER, t), n.depthBuffer) {
			let i = n.depthTexture, a = i && i.isDepthTexture ? i.type : null, o = C(n.stencilBuffer, a), c = n.stencilBuffer ? e.DEPTH_STENCIL_ATTACHMENT : e.DEPTH_ATTACHMENT;
			he(n) ? s.renderbufferStorageMultisampleEXT(e.RENDERBUFFER, J(n), o, n.width, n.height) : r ? e.renderbufferStorageMultisample(e.RENDERBUFFER, J(n), o, n.width, n.height) : e.renderbufferStorage(e.RENDERBUFFER, o, n.width, n.height), e.framebufferRenderbuffer(e.FRAMEBUFFER, c, e.RENDERBUFFER, t);
		} else {
			let t = n.textures;
			for (let i = 0; i < t.length; i++) {
				let o = t[i], c = a.convert(o.format, o.colorSpace), l = a.convert(o.type), u = S(o.internalFormat, c, l, o.normalized, o.colorSpace);
				he(n) ? s.renderbufferStorageMultisampleEXT(e.RENDERBUFFER, J(n), u, n.width, n.height) : r ? e.renderbufferStorageMultisample(e.RENDERBUFFER, J(n), u, n.width, n.height) : e.renderbufferStorage(e.RENDERBUFFER, u, n.width, n.height);
			}
		}
		e.bindRenderbuffer(e.RENDERBUFFER, null);
	}
	function le(t, i, a) {
		let o = i.isWebGLCubeRenderTarget === !0;
		if (n.bindFramebuffer(e.FRAMEBUFFER, t), !(i.depthTexture && i.depthTexture.isDepthTexture)) throw Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");
		let c = r.get(i.depthTexture);
		c.__renderTarget = i;
		let l = o ? i.depthTexture.image[0] : i.depthTexture.image;
		c.__webglTexture && l.width === i.width && l.height === i.height || (l.width = i.width, l.height = i.height, i.depthTexture.needsUpdate = !0), o ? H(i.depthTexture, 0) : z(i.depthTexture, 0);
		let u = c.__webglTexture, d = J(i), f = o ? e.TEXTURE_CUBE_MAP_POSITIVE_X + a : e.TEXTURE_2D, p = i.depthTexture.format === 1027 ? e.DEPTH_STENCIL_ATTACHMENT : e.DEPTH_ATTACHMENT;
		if (i.depthTexture.format === 1026) he(i) ? s.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER, p, f, u, 0, d) : e.framebufferTexture2D(e.FRAMEBUFFER, p, f, u, 0);
		else if (i.depthTexture.format === 1027) he(i) ? s.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER, p, f, u, 0, d) : e.framebufferTexture2D(e.FRAMEBUFFER, p, f, u, 0);
		else throw Error("THREE.WebGLTextures: Unknown depthTexture format.");
	}
	function ue(t) {
		let i = r.get(t), a = t.isWebGLCubeRenderTarget === !0;
		if (i.__boundDepthTexture !== t.depthTexture) {
			let e = t.depthTexture;
			if (i.__depthDisposeCallback && i.__depthDisposeCallback(), e) {
				let t = () => {
					delete i.__boundDepthTexture, delete i.__depthDisposeCallback, e.removeEventListener("dispose", t);
				};
				e.addEventListener("dispose", t), i.__depthDisposeCallback = t;
			}
			i.__boundDepthTexture = e;
		}
		if (t.depthTexture && !i.__autoAllocateDepthBuffer) {
			if (a) for (let e = 0; e < 6; e++) le(i.__webglFramebuffer[e], t, e);
			else t.texture.mipmaps.length > 0 ? le(i.__webglFramebuffer[0], t, 0) : le(i.__webglFramebuffer, t, 0);
		} else if (a) {
			i.__webglDepthbuffer = [];
			for (let r = 0; r < 6; r++) if (n.bindFramebuffer(e.FRAMEBUFFER, i.__webglFramebuffer[r]), i.__webglDepthbuffer[r] === void 0) i.__webglDepthbuffer[r] = e.createRenderbuffer(), ce(i.__webglDepthbuffer[r], t, !1);
			else {
				let n = t.stencilBuffer ? e.DEPTH_STENCIL_ATTACHMENT : e.DEPTH_ATTACHMENT, a = i.__webglDepthbuffer[r];
				e.bindRenderbuffer(e.RENDERBUFFER, a), e.framebufferRenderbuffer(e.FRAMEBUFFER, n, e.RENDERBUFFER, a);
			}
		} else if (t.texture.mipmaps.length > 0 ? n.bindFramebuffer(e.FRAMEBUFFER, i.__webglFramebuffer[0]) : n.bindFramebuffer(e.FRAMEBUFFER, i.__webglFramebuffer), i.__webglDepthbuffer === void 0) i.__webglDepthbuffer = e.createRenderbuffer(), ce(i.__webglDepthbuffer, t, !1);
		else {
			let n = t.stencilBuffer ? e.DEPTH_STENCIL_ATTACHMENT : e.DEPTH_ATTACHMENT, r = i.__webglDepthbuffer;
			e.bindRenderbuffer(e.RENDERBUFFER, r), e.framebufferRenderbuffer(e.FRAMEBUFFER, n, e.RENDERBUFFER, r);
		}
		n.bindFramebuffer(e.FRAMEBUFFER, null);
	}
	function de(t, n, i) {
		let a = r.get(t);
		n !== void 0 && se(a.__webglFramebuffer, t, t.texture, e.COLOR_ATTACHMENT0, e.TEXTURE_2D, 0), i !== void 0 && ue(t);
	}
	function q(t) {
		let i = t.texture, s = r.get(t), c = r.get(i);
		t.addEventListener("dispose", O), T(t);
		let l = t.textures, u = t.isWebGLCubeRenderTarget === !0, d = l.length > 1;
		if (d || (c.__webglTexture === void 0 && (c.__webglTexture = e.createTexture()), c.__version = i.version, o.memory.textures++), u) {
			s.__webglFramebuffer = [];
			for (let t = 0; t < 6; t++) if (i.mipmaps.length > 0) {
				s.__webglFramebuffer[t] = [];
				for (let n = 0; n < i.mipmaps.length; n++) s.__webglFramebuffer[t][n] = e.createFramebuffer();
			} else s.__webglFramebuffer[t] = e.createFramebuffer();
		} else {
			if (i.mipmaps.length > 0) {
				s.__webglFramebuffer = [];
				for (let t = 0; t < i.mipmaps.length; t++) s.__webglFramebuffer[t] = e.createFramebuffer();
			} else s.__webglFramebuffer = e.createFramebuffer();
			if (d) for (let t = 0, n = l.length; t < n; t++) {
				let n = r.get(l[t]);
				n.__webglTexture === void 0 && (n.__webglTexture = e.createTexture(), o.memory.textures++);
			}
			if (t.samples > 0 && he(t) === !1) {
				s.__webglMultisampledFramebuffer = e.createFramebuffer(), s.__webglColorRenderbuffer = [], n.bindFramebuffer(e.FRAMEBUFFER, s.__webglMultisampledFramebuffer);
				for (let n = 0; n < l.length; n++) {
					let r = l[n];
					s.__webglColorRenderbuffer[n] = e.createRenderbuffer(), e.bindRenderbuffer(e.RENDERBUFFER, s.__webglColorRenderbuffer[n]);
					let i = a.convert(r.format, r.colorSpace), o = a.convert(r.type), c = S(r.internalFormat, i, o, r.normalized, r.colorSpace, t.isXRRenderTarget === !0), u = J(t);
					e.renderbufferStorageMultisample(e.RENDERBUFFER, u, c, t.width, t.height), e.framebufferRenderbuffer(e.FRAMEBUFFER, e.COLOR_ATTACHMENT0 + n, e.RENDERBUFFER, s.__webglColorRenderbuffer[n]);
				}
				e.bindRenderbuffer(e.RENDERBUFFER, null), t.depthBuffer && (s.__webglDepthRenderbuffer = e.createRenderbuffer(), ce(s.__webglDepthRenderbuffer, t, !0)), n.bindFramebuffer(e.FRAMEBUFFER, null);
			}
		}
		if (u) {
			n.bindTexture(e.TEXTURE_CUBE_MAP, c.__webglTexture), re(e.TEXTURE_CUBE_MAP, i);
			for (let n = 0; n < 6; n++) if (i.mipmaps.length > 0) for (let r = 0; r < i.mipmaps.length; r++) se(s.__webglFramebuffer[n][r], t, i, e.COLOR_ATTACHMENT0, e.TEXTURE_CUBE_MAP_POSITIVE_X + n, r);
			else se(s.__webglFramebuffer[n], t, i, e.COLOR_ATTACHMENT0, e.TEXTURE_CUBE_MAP_POSITIVE_X + n, 0);
			y(i) ? b(e.TEXTURE_CUBE_MAP) : i.mipmaps.length > 0 && e.texParameteri(e.TEXTURE_CUBE_MAP, e.TEXTURE_MAX_LEVEL, i.mipmaps.length - 1), n.unbindTexture();
		} else if (d) {
			for (let i = 0, a = l.length; i < a; i++) {
				let a = l[i], o = r.get(a), c = e.TEXTURE_2D;
				(t.isWebGL3DRenderTarget || t.isWebGLArrayRenderTarget) && (c = t.isWebGL3DRenderTarget ? e.TEXTURE_3D : e.TEXTURE_2D_ARRAY), n.bindTexture(c, o.__webglTexture), re(c, a), se(s.__webglFramebuffer, t, a, e.COLOR_ATTACHMENT0 + i, c, 0), y(a) && b(c);
			}
			n.unbindTexture();
		} else {
			let r = e.TEXTURE_2D;
			if ((t.isWebGL3DRenderTarget || t.isWebGLArrayRenderTarget) && (r = t.isWebGL3DRenderTarget ? e.TEXTURE_3D : e.TEXTURE_2D_ARRAY), n.bindTexture(r, c.__webglTexture), re(r, i), i.mipmaps.length > 0) for (let n = 0; n < i.mipmaps.length; n++) se(s.__webglFramebuffer[n], t, i, e.COLOR_ATTACHMENT0, r, n);
			else se(s.__webglFramebuffer, t, i, e.COLOR_ATTACHMENT0, r, 0);
			y(i) ? b(r) : i.mipmaps.length > 0 && e.texParameteri(r, e.TEXTURE_MAX_LEVEL, i.mipmaps.length - 1), n.unbindTexture();
		}
		t.depthBuffer && ue(t);
	}
	function fe(e) {
		let t = e.textures;
		for (let i = 0, a = t.length; i < a; i++) {
			let a = t[i];
			if (y(a) && a.mipmapsAutoUpdate === !0) {
				let t = x(e), i = r.get(a).__webglTexture;
				n.bindTexture(t, i), b(t), n.unbindTexture();
			}
		}
	}
	let pe = [];
	function me(t) {
		if (t.samples > 0) {
			if (he(t) === !1) {
				let i = t.textures, a = t.width, o = t.height, s = e.COLOR_BUFFER_BIT, l = t.stencilBuffer ? e.DEPTH_STENCIL_ATTACHMENT : e.DEPTH_ATTACHMENT, u = r.get(t), d = i.length > 1;
				if (d) for (let t = 0; t < i.length; t++) n.bindFramebuffer(e.FRAMEBUFFER, u.__webglMultisampledFramebuffer), e.framebufferRenderbuffer(e.FRAMEBUFFER, e.COLOR_ATTACHMENT0 + t, e.RENDERBUFFER, null), n.bindFramebuffer(e.FRAMEBUFFER, u.__webglFramebuffer), e.framebufferTexture2D(e.DRAW_FRAMEBUFFER, e.COLOR_ATTACHMENT0 + t, e.TEXTURE_2D, null, 0);
				n.bindFramebuffer(e.READ_FRAMEBUFFER, u.__webglMultisampledFramebuffer), t.texture.mipmaps.length > 0 ? n.bindFramebuffer(e.DRAW_FRAMEBUFFER, u.__webglFramebuffer[0]) : n.bindFramebuffer(e.DRAW_FRAMEBUFFER, u.__webglFramebuffer);
				for (let n = 0; n < i.length; n++) {
					if (t.resolveDepthBuffer && (t.depthBuffer && (s |= e.DEPTH_BUFFER_BIT), t.stencilBuffer && t.resolveStencilBuffer && (s |= e.STENCIL_BUFFER_BIT)), d) {
						e.framebufferRenderbuffer(e.READ_FRAMEBUFFER, e.COLOR_ATTACHMENT0, e.RENDERBUFFER, u.__webglColorRenderbuffer[n]);
						let t = r.get(i[n]).__webglTexture;
						e.framebufferTexture2D(e.DRAW_FRAMEBUFFER, e.COLOR_ATTACHMENT0, e.TEXTURE_2D, t, 0);
					}
					e.blitFramebuffer(0, 0, a, o, 0, 0, a, o, s, e.NEAREST), c === !0 && (pe.length = 0, pe.push(e.COLOR_ATTACHMENT0 + n), t.depthBuffer && t.storeMultisampledDepthBuffer === !1 && pe.push(l), e.invalidateFramebuffer(e.READ_FRAMEBUFFER, pe));
				}
				if (n.bindFramebuffer(e.READ_FRAMEBUFFER, null), n.bindFramebuffer(e.DRAW_FRAMEBUFFER, null), d) for (let t = 0; t < i.length; t++) {
					n.bindFramebuffer(e.FRAMEBUFFER, u.__webglMultisampledFramebuffer), e.framebufferRenderbuffer(e.FRAMEBUFFER, e.COLOR_ATTACHMENT0 + t, e.RENDERBUFFER, u.__webglColorRenderbuffer[t]);
					let a = r.get(i[t]).__webglTexture;
					n.bindFramebuffer(e.FRAMEBUFFER, u.__webglFramebuffer), e.framebufferTexture2D(e.DRAW_FRAMEBUFFER, e.COLOR_ATTACHMENT0 + t, e.TEXTURE_2D, a, 0);
				}
				n.bindFramebuffer(e.DRAW_FRAMEBUFFER, u.__webglMultisampledFramebuffer);
			} else if (t.depthBuffer && t.storeMultisampledDepthBuffer === !1 && c) {
				let n = t.stencilBuffer ? e.DEPTH_STENCIL_ATTACHMENT : e.DEPTH_ATTACHMENT;
				e.invalidateFramebuffer(e.DRAW_FRAMEBUFFER, [n]);
			}
		}
	}
	function J(e) {
		return Math.min(i.maxSamples, e.samples);
	}
	function he(e) {
		let n = r.get(e);
		return e.samples > 0 && t.has("WEBGL_multisampled_render_to_texture") === !0 && n.__useRenderToTexture !== !1;
	}
	function Y(e) {
		let t = o.render.frame;
		u.get(e) !== t && (u.set(e, t), e.update());
	}
	function X(e, t) {
		let n = e.colorSpace, r = e.format, i = e.type;
		return e.isCompressedTexture === !0 || e.isVideoTexture === !0 || n !== "srgb-linear" && n !== "" && (Us.getTransfer(n) === "srgb" ? (r !== 1023 || i !== 1009) && es("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType.") : ts("WebGLTextures: Unsupported texture color space:", n)), t;
	}
	function ge(e) {
		return typeof HTMLImageElement < "u" && e instanceof HTMLImageElement ? (l.width = e.naturalWidth || e.width, l.height = e.naturalHeight || e.height) : typeof VideoFrame < "u" && e instanceof VideoFrame ? (l.width = e.displayWidth, l.height = e.displayHeight) : (l.width = e.width, l.height = e.height), l;
	}
	this.allocateTextureUnit = L, this.resetTextureUnits = I, this.getTextureUnits = ee, this.setTextureUnits = te, this.setTexture2D = z, this.setTexture2DArray = B, this.setTexture3D = V, this.setTextureCube = H, this.rebindTextures = de, this.setupRenderTarget = q, this.updateRenderTargetMipmap = fe, this.updateMultisampleRenderTarget = me, this.setupDepthRenderbuffer = ue, this.setupFrameBufferTexture = se, this.useMultisampledRTT = he, this.dispose = j;
}
function eh(e, t) {
	function n(n, r = "") {
		let i, a = Us.getTransfer(r);
		if (n === 1009) return e.UNSIGNED_BYTE;
		if (n === 1017) return e.UNSIGNED_SHORT_4_4_4_4;
		if (n === 1018) return e.UNSIGNED_SHORT_5_5_5_1;
		if (n === 35902) return e.UNSIGNED_INT_5_9_9_9_REV;
		if (n === 35899) return e.UNSIGNED_INT_10F_11F_11F_REV;
		if (n === 1010) return e.BYTE;
		if (n === 1011) return e.SHORT;
		if (n === 1012) return e.UNSIGNED_SHORT;
		if (n === 1013) return e.INT;
		if (n === 1014) return e.UNSIGNED_INT;
		if (n === 1015) return e.FLOAT;
		if (n === 1016) return e.HALF_FLOAT;
		if (n === 1021) return e.ALPHA;
		if (n === 1022) return e.RGB;
		if (n === 1023) return e.RGBA;
		if (n === 1026) return e.DEPTH_COMPONENT;
		if (n === 1027) return e.DEPTH_STENCIL;
		if (n === 1028) return e.RED;
		if (n === 1029) return e.RED_INTEGER;
		if (n === 1030) return e.RG;
		if (n === 1031) return e.RG_INTEGER;
		if (n === 1033) return e.RGBA_INTEGER;
		if (n === 33776 || n === 33777 || n === 33778 || n === 33779) {
			if (a === "srgb") {
				if (i = t.get("WEBGL_compressed_texture_s3tc_srgb"), i !== null) {
					if (n === 33776) return i.COMPRESSED_SRGB_S3TC_DXT1_EXT;
					if (n === 33777) return i.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;
					if (n === 33778) return i.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;
					if (n === 33779) return i.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT;
				} else return null;
			} else if (i = t.get("WEBGL_compressed_texture_s3tc"), i !== null) {
				if (n === 33776) return i.COMPRESSED_RGB_S3TC_DXT1_EXT;
				if (n === 33777) return i.COMPRESSED_RGBA_S3TC_DXT1_EXT;
				if (n === 33778) return i.COMPRESSED_RGBA_S3TC_DXT3_EXT;
				if (n === 33779) return i.COMPRESSED_RGBA_S3TC_DXT5_EXT;
			} else return null;
		}
		if (n === 35840 || n === 35841 || n === 35842 || n === 35843) {
			if (i = t.get("WEBGL_compressed_texture_pvrtc"), i !== null) {
				if (n === 35840) return i.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;
				if (n === 35841) return i.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;
				if (n === 35842) return i.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;
				if (n === 35843) return i.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG;
			} else return null;
		}
		if (n === 36196 || n === 37492 || n === 37496 || n === 37488 || n === 37489 || n === 37490 || n === 37491) {
			if (i = t.get("WEBGL_compressed_texture_etc"), i !== null) {
				if (n === 36196 || n === 37492) return a === "srgb" ? i.COMPRESSED_SRGB8_ETC2 : i.COMPRESSED_RGB8_ETC2;
				if (n === 37496) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC : i.COMPRESSED_RGBA8_ETC2_EAC;
				if (n === 37488) return i.COMPRESSED_R11_EAC;
				if (n === 37489) return i.COMPRESSED_SIGNED_R11_EAC;
				if (n === 37490) return i.COMPRESSED_RG11_EAC;
				if (n === 37491) return i.COMPRESSED_SIGNED_RG11_EAC;
			} else return null;
		}
		if (n === 37808 || n === 37809 || n === 37810 || n === 37811 || n === 37812 || n === 37813 || n === 37814 || n === 37815 || n === 37816 || n === 37817 || n === 37818 || n === 37819 || n === 37820 || n === 37821) {
			if (i = t.get("WEBGL_compressed_texture_astc"), i !== null) {
				if (n === 37808) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR : i.COMPRESSED_RGBA_ASTC_4x4_KHR;
				if (n === 37809) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR : i.COMPRESSED_RGBA_ASTC_5x4_KHR;
				if (n === 37810) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR : i.COMPRESSED_RGBA_ASTC_5x5_KHR;
				if (n === 37811) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR : i.COMPRESSED_RGBA_ASTC_6x5_KHR;
				if (n === 37812) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR : i.COMPRESSED_RGBA_ASTC_6x6_KHR;
				if (n === 37813) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR : i.COMPRESSED_RGBA_ASTC_8x5_KHR;
				if (n === 37814) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR : i.COMPRESSED_RGBA_ASTC_8x6_KHR;
				if (n === 37815) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR : i.COMPRESSED_RGBA_ASTC_8x8_KHR;
				if (n === 37816) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR : i.COMPRESSED_RGBA_ASTC_10x5_KHR;
				if (n === 37817) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR : i.COMPRESSED_RGBA_ASTC_10x6_KHR;
				if (n === 37818) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR : i.COMPRESSED_RGBA_ASTC_10x8_KHR;
				if (n === 37819) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR : i.COMPRESSED_RGBA_ASTC_10x10_KHR;
				if (n === 37820) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR : i.COMPRESSED_RGBA_ASTC_12x10_KHR;
				if (n === 37821) return a === "srgb" ? i.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR : i.COMPRESSED_RGBA_ASTC_12x12_KHR;
			} else return null;
		}
		if (n === 36492 || n === 36494 || n === 36495) {
			if (i = t.get("EXT_texture_compression_bptc"), i !== null) {
				if (n === 36492) return a === "srgb" ? i.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT : i.COMPRESSED_RGBA_BPTC_UNORM_EXT;
				if (n === 36494) return i.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;
				if (n === 36495) return i.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT;
			} else return null;
		}
		if (n === 36283 || n === 36284 || n === 36285 || n === 36286) {
			if (i = t.get("EXT_texture_compression_rgtc"), i !== null) {
				if (n === 36283) return i.COMPRESSED_RED_RGTC1_EXT;
				if (n === 36284) return i.COMPRESSED_SIGNED_RED_RGTC1_EXT;
				if (n === 36285) return i.COMPRESSED_RED_GREEN_RGTC2_EXT;
				if (n === 36286) return i.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT;
			} else return null;
		}
		return n === 1020 ? e.UNSIGNED_INT_24_8 : e[n] === void 0 ? null : e[n];
	}
	return { convert: n };
}
var th = "\nvoid main() {\n\n	gl_Position = vec4( position, 1.0 );\n\n}", nh = "\nuniform sampler2DArray depthColor;\nuniform float depthWidth;\nuniform float depthHeight;\n\nvoid main() {\n\n	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );\n\n	if ( coord.x >= 1.0 ) {\n\n		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;\n\n	} else {\n\n		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;\n\n	}\n\n}", rh = class {
	constructor() {
		this.texture = null, this.mesh = null, this.depthNear = 0, this.depthFar = 0;
	}
	init(e, t) {
		if (this.texture === null) {
			let n = new Wu(e.texture);
			(e.depthNear !== t.depthNear || e.depthFar !== t.depthFar) && (this.depthNear = e.depthNear, this.depthFar = e.depthFar), this.texture = n;
		}
	}
	getMesh(e) {
		if (this.texture !== null && this.mesh === null) {
			let t = e.cameras[0].viewport, n = new nd({
				vertexShader: th,
				fragmentShader: nh,
				uniforms: {
					depthColor: { value: this.texture },
					depthWidth: { value: t.z },
					depthHeight: { value: t.w }
				}
			});
			this.mesh = new uu(new Ku(20, 20), n);
		}
		return this.mesh;
	}
	reset() {
		this.texture = null, this.mesh = null;
	}
	getDepthTexture() {
		return this.texture;
	}
}, ih = class extends as {
	constructor(e, t) {
		super();
		let n = this, r = null, i = 1, a = null, o = "local-floor", s = 1, c = null, l = null, u = null, d = null, f = null, p = null, m = typeof XRWebGLBinding < "u", h = new rh(), g = {}, _ = t.getContextAttributes(), v = null, y = null, b = [], x = [], S = new Ps(), C = null, w = null, T = new Nd();
		T.viewport = new ec();
		let E = new Nd();
		E.viewport = new ec();
		let D = [T, E], O = new Rd(), k = null, A = null;
		this.cameraAutoUpdate = !0, this.enabled = !1, this.isPresenting = !1, this.getController = function(e) {
			let t = b[e];
			return t === void 0 && (t = new Fc(), b[e] = t), t.getTargetRaySpace();
		}, this.getControllerGrip = function(e) {
			let t = b[e];
			return t === void 0 && (t = new Fc(), b[e] = t), t.getGripSpace();
		}, this.getHand = function(e) {
			let t = b[e];
			return t === void 0 && (t = new Fc(), b[e] = t), t.getHandSpace();
		};
		function j(e) {
			let t = x.indexOf(e.inputSource);
			if (t === -1) return;
			let n = b[t];
			n !== void 0 && (n.update(e.inputSource, e.frame, c || a), n.dispatchEvent({
				type: e.type,
				data: e.inputSource
			}));
		}
		function M() {
			r.removeEventListener("select", j), r.removeEventListener("selectstart", j), r.removeEventListener("selectend", j), r.removeEventListener("squeeze", j), r.removeEventListener("squeezestart", j), r.removeEventListener("squeezeend", j), r.removeEventListener("end", M), r.removeEventListener("inputsourceschange", N);
			for (let e = 0; e < b.length; e++) {
				let t = x[e];
				t !== null && (x[e] = null, b[e].disconnect(t));
			}
			k = null, A = null, h.reset();
			for (let e in g) delete g[e];
			if (e.setRenderTarget(v), f = null, d = null, u = null, r = null, y = null, te.stop(), n.isPresenting = !1, e.setPixelRatio(C), e.setSize(S.width, S.height, !1), w !== null) {
				let e = w.camera;
				e.fov = w.fov, e.zoom = w.zoom, e.updateProjectionMatrix(), w = null;
			}
			n.dispatchEvent({ type: "sessionend" });
		}
		this.setFramebufferScaleFactor = function(e) {
			i = e, n.isPresenting === !0 && es("WebXRManager: Cannot change framebuffer scale while presenting.");
		}, this.setReferenceSpaceType = function(e) {
			o = e, n.isPresenting === !0 && es("WebXRManager: Cannot change reference space type while presenting.");
		}, this.getReferenceSpace = function() {
			return c || a;
		}, this.setReferenceSpace = function(e) {
			c = e;
		}, this.getBaseLayer = function() {
			return d === null ? f : d;
		}, this.getBinding = function() {
			return u === null && m && (u = new XRWebGLBinding(r, t)), u;
		}, this.getFrame = function() {
			return p;
		}, this.getSession = function() {
			return r;
		}, this.setSession = async function(l) {
			if (r = l, r !== null) {
				if (v = e.getRenderTarget(), r.addEventListener("select", j), r.addEventListener("selectstart", j), r.addEventListener("selectend", j), r.addEventListener("squeeze", j), r.addEventListener("squeezestart", j), r.addEventListener("squeezeend", j), r.addEventListener("end", M), r.addEventListener("inputsourceschange", N), _.xrCompatible !== !0 && await t.makeXRCompatible(), C = e.getPixelRatio(), e.getSize(S), m && "createProjectionLayer" in XRWebGLBinding.prototype) {
					let n = null, a = null, o = null;
					_.depth && (o = _.stencil ? t.DEPTH24_STENCIL8 : t.DEPTH_COMPONENT24, n = _.stencil ? Ua : Ha, a = _.stencil ? Ia : ja);
					let s = {
						colorFormat: t.RGBA8,
						depthFormat: o,
						scaleFactor: i
					};
					u = this.getBinding(), d = u.createProjectionLayer(s), r.updateRenderState({ layers: [d] }), e.setPixelRatio(1), e.setSize(d.textureWidth, d.textureHeight, !1), y = new nc(d.textureWidth, d.textureHeight, {
						format: Va,
						type: Ea,
						depthTexture: new Hu(d.textureWidth, d.textureHeight, a, void 0, void 0, void 0, void 0, void 0, void 0, n),
						stencilBuffer: _.stencil,
						colorSpace: e.outputColorSpace,
						samples: _.antialias ? 4 : 0,
						resolveDepthBuffer: d.ignoreDepthValues === !1,
						resolveStencilBuffer: d.ignoreDepthValues === !1,
						storeMultisampledDepthBuffer: d.ignoreDepthValues === !1,
						storeMultisampledStencilBuffer: d.ignoreDepthValues === !1
					});
				} else {
					let n = {
						antialias: _.antialias,
						alpha: !0,
						depth: _.depth,
						stencil: _.stencil,
						framebufferScaleFactor: i
					};
					f = new XRWebGLLayer(r, t, n), r.updateRenderState({ baseLayer: f }), e.setPixelRatio(1), e.setSize(f.framebufferWidth, f.framebufferHeight, !1), y = new nc(f.framebufferWidth, f.framebufferHeight, {
						format: Va,
						type: Ea,
						colorSpace: e.outputColorSpace,
						stencilBuffer: _.stencil,
						resolveDepthBuffer: f.ignoreDepthValues === !1,
						resolveStencilBuffer: f.ignoreDepthValues === !1,
						storeMultisampledDepthBuffer: f.ignoreDepthValues === !1,
						storeMultisampledStencilBuffer: f.ignoreDepthValues === !1
					});
				}
				y.isXRRenderTarget = !0, this.setFoveation(s), c = null, a = await r.requestReferenceSpace(o), te.setContext(r), te.start(), n.isPresenting = !0, n.dispatchEvent({ type: "sessionstart" });
			}
		}, this.getEnvironmentBlendMode = function() {
			if (r !== null) return r.environmentBlendMode;
		}, this.getDepthTexture = function() {
			return h.getDepthTexture();
		};
		function N(e) {
			for (let t = 0; t < e.removed.length; t++) {
				let n = e.removed[t], r = x.indexOf(n);
				r >= 0 && (x[r] = null, b[r].disconnect(n));
			}
			for (let t = 0; t < e.added.length; t++) {
				let n = e.added[t], r = x.indexOf(n);
				if (r === -1) {
					for (let e = 0; e < b.length; e++) if (e >= x.length) {
						x.push(n), r = e;
						break;
					} else if (x[e] === null) {
						x[e] = n, r = e;
						break;
					}
					if (r === -1) break;
				}
				let i = b[r];
				i && i.connect(n);
			}
		}
		function P(e, t) {
			t === null ? e.matrixWorld.copy(e.matrix) : e.matrixWorld.multiplyMatrices(t.matrixWorld, e.matrix), e.matrixWorldInverse.copy(e.matrixWorld).invert();
		}
		this.updateCamera = function(e) {
			if (r === null) return;
			let t = e.near, n = e.far;
			h.texture !== null && (h.depthNear > 0 && (t = h.depthNear), h.depthFar > 0 && (n = h.depthFar)), O.near = E.near = T.near = t, O.far = E.far = T.far = n, (k !== O.near || A !== O.far) && (r.updateRenderState({
				depthNear: O.near,
				depthFar: O.far
			}), k = O.near, A = O.far), O.layers.mask = e.layers.mask | 6, T.layers.mask = O.layers.mask & -5, E.layers.mask = O.layers.mask & -3;
			let i = e.parent, a = O.cameras;
			P(O, i);
			for (let e = 0; e < a.length; e++) P(a[e], i);
			O.projectionMatrix.copy(T.projectionMatrix), O.projectionMatrixInverse.copy(T.projectionMatrixInverse), w === null && e.isPerspectiveCamera && (w = {
				camera: e,
				fov: e.fov,
				zoom: e.zoom
			}), F(e, O, i);
		};
		function F(e, t, n) {
			n === null ? e.matrix.copy(t.matrixWorld) : (e.matrix.copy(n.matrixWorld), e.matrix.invert(), e.matrix.multiply(t.matrixWorld)), e.matrix.decompose(e.position, e.quaternion, e.scale), e.updateMatrixWorld(!0), e.projectionMatrix.copy(t.projectionMatrix), e.projectionMatrixInverse.copy(t.projectionMatrixInverse), e.isPerspectiveCamera && (e.fov = ls * 2 * Math.atan(1 / e.projectionMatrix.elements[5]), e.zoom = 1);
		}
		this.getCamera = function() {
			return O;
		}, this.getFoveation = function() {
			if (d !== null || f !== null) return s;
		}, this.setFoveation = function(e) {
			s = e, d !== null && (d.fixedFoveation = e), f !== null && f.fixedFoveation !== void 0 && (f.fixedFoveation = e);
		}, this.hasDepthSensing = function() {
			return h.texture !== null;
		}, this.getDepthSensingMesh = function() {
			return h.getMesh(O);
		}, this.getCameraTexture = function(e) {
			return g[e];
		};
		let I = null;
		function ee(t, i) {
			if (l = i.getViewerPose(c || a), p = i, l !== null) {
				let t = l.views;
				f !== null && (e.setRenderTargetFramebuffer(y, f.framebuffer), e.setRenderTarget(y));
				let i = !1;
				t.length !== O.cameras.length && (O.cameras.length = 0, i = !0);
				for (let n = 0; n < t.length; n++) {
					let r = t[n], a = null;
					if (f !== null) a = f.getViewport(r);
					else {
						let t = u.getViewSubImage(d, r);
						a = t.viewport, n === 0 && (e.setRenderTargetTextures(y, t.colorTexture, t.depthStencilTexture), e.setRenderTarget(y));
					}
					let o = D[n];
					o === void 0 && (o = new Nd(), o.layers.enable(n), o.viewport = new ec(), D[n] = o), o.matrix.fromArray(r.transform.matrix), o.matrix.decompose(o.position, o.quaternion, o.scale), o.projectionMatrix.fromArray(r.projectionMatrix), o.projectionMatrixInverse.copy(o.projectionMatrix).invert(), o.viewport.set(a.x, a.y, a.width, a.height), n === 0 && (O.matrix.copy(o.matrix), O.matrix.decompose(O.position, O.quaternion, O.scale)), i === !0 && O.cameras.push(o);
				}
				let a = r.enabledFeatures;
				if (a && a.includes("depth-sensing") && r.depthUsage == "gpu-optimized" && m) {
					u = n.getBinding();
					let e = u.getDepthInformation(t[0]);
					e && e.isValid && e.texture && h.init(e, r.renderState);
				}
				if (a && a.includes("camera-access") && m) {
					e.state.unbindTexture(), u = n.getBinding();
					for (let e = 0; e < t.length; e++) {
						let n = t[e].camera;
						if (n) {
							let e = g[n];
							e || (e = new Wu(), g[n] = e);
							let t = u.getCameraImage(n);
							e.sourceTexture = t;
						}
					}
				}
			}
			for (let e = 0; e < b.length; e++) {
				let t = x[e], n = b[e];
				t !== null && n !== void 0 && n.update(t, i, c || a);
			}
			I && I(t, i), i.detectedPlanes && n.dispatchEvent({
				type: "planesdetected",
				data: i
			}), p = null;
		}
		let te = new tf();
		te.setAnimationLoop(ee), this.setAnimationLoop = function(e) {
			I = e;
		}, this.dispose = function() {};
	}
}, ah = /*@__PURE__*/ new ac(), oh = /*@__PURE__*/ new Rs();
oh.set(-1, 0, 0, 0, 1, 0, 0, 0, 1);
function sh(e, t) {
	function n(e, t) {
		e.matrixAutoUpdate === !0 && e.updateMatrix(), t.value.copy(e.matrix);
	}
	function r(t, n) {
		n.color.getRGB(t.fogColor.value, Qu(e)), n.isFog ? (t.fogNear.value = n.near, t.fogFar.value = n.far) : n.isFogExp2 && (t.fogDensity.value = n.density);
	}
	function i(e, t, n, r, i) {
		t.isNodeMaterial ? t.uniformsNeedUpdate = !1 : t.isMeshBasicMaterial ? a(e, t) : t.isMeshLambertMaterial ? (a(e, t), t.envMap && (e.envMapIntensity.value = t.envMapIntensity)) : t.isMeshToonMaterial ? (a(e, t), d(e, t)) : t.isMeshPhongMaterial ? (a(e, t), u(e, t), t.envMap && (e.envMapIntensity.value = t.envMapIntensity)) : t.isMeshStandardMaterial ? (a(e, t), f(e, t), t.isMeshPhysicalMaterial && p(e, t, i)) : t.isMeshMatcapMaterial ? (a(e, t), m(e, t)) : t.isMeshDepthMaterial ? a(e, t) : t.isMeshDistanceMaterial ? (a(e, t), h(e, t)) : t.isMeshNormalMaterial ? a(e, t) : t.isLineBasicMaterial ? (o(e, t), t.isLineDashedMaterial && s(e, t)) : t.isPointsMaterial ? c(e, t, n, r) : t.isSpriteMaterial ? l(e, t) : t.isShadowMaterial ? (e.color.value.copy(t.color), e.opacity.value = t.opacity) : t.isShaderMaterial && (t.uniformsNeedUpdate = !1);
	}
	function a(e, r) {
		e.opacity.value = r.opacity, r.color && e.diffuse.value.copy(r.color), r.emissive && e.emissive.value.copy(r.emissive).multiplyScalar(r.emissiveIntensity), r.map && (e.map.value = r.map, n(r.map, e.mapTransform)), r.alphaMap && (e.alphaMap.value = r.alphaMap, n(r.alphaMap, e.alphaMapTransform)), r.bumpMap && (e.bumpMap.value = r.bumpMap, n(r.bumpMap, e.bumpMapTransform), e.bumpScale.value = r.bumpScale, r.side === 1 && (e.bumpScale.value *= -1)), r.normalMap && (e.normalMap.value = r.normalMap, n(r.normalMap, e.normalMapTransform), e.normalScale.value.copy(r.normalScale), r.side === 1 && e.normalScale.value.negate()), r.displacementMap && (e.displacementMap.value = r.displacementMap, n(r.displacementMap, e.displacementMapTransform), e.displacementScale.value = r.displacementScale, e.displacementBias.value = r.displacementBias), r.emissiveMap && (e.emissiveMap.value = r.emissiveMap, n(r.emissiveMap, e.emissiveMapTransform)), r.specularMap && (e.specularMap.value = r.specularMap, n(r.specularMap, e.specularMapTransform)), r.alphaTest > 0 && (e.alphaTest.value = r.alphaTest);
		let i = t.get(r), a = i.envMap, o = i.envMapRotation;
		a && (e.envMap.value = a, e.envMapRotation.value.setFromMatrix4(ah.makeRotationFromEuler(o)).transpose(), a.isCubeTexture && a.isRenderTargetTexture === !1 && e.envMapRotation.value.premultiply(oh), e.reflectivity.value = r.reflectivity, e.ior.value = r.ior, e.refractionRatio.value = r.refractionRatio), r.lightMap && (e.lightMap.value = r.lightMap, e.lightMapIntensity.value = r.lightMapIntensity, n(r.lightMap, e.lightMapTransform)), r.aoMap && (e.aoMap.value = r.aoMap, e.aoMapIntensity.value = r.aoMapIntensity, n(r.aoMap, e.aoMapTransform));
	}
	function o(e, t) {
		e.diffuse.value.copy(t.color), e.opacity.value = t.opacity, t.map && (e.map.value = t.map, n(t.map, e.mapTransform));
	}
	function s(e, t) {
		e.dashSize.value = t.dashSize, e.totalSize.value = t.dashSize + t.gapSize, e.scale.value = t.scale;
	}
	function c(e, t, r, i) {
		e.diffuse.value.copy(t.color), e.opacity.value = t.opacity, e.size.value = t.size * r, e.scale.value = i * .5, t.map && (e.map.value = t.map, n(t.map, e.uvTransform)), t.alphaMap && (e.alphaMap.value = t.alphaMap, n(t.alphaMap, e.alphaMapTransform)), t.alphaTest > 0 && (e.alphaTest.value = t.alphaTest);
	}
	function l(e, t) {
		e.diffuse.value.copy(t.color), e.opacity.value = t.opacity, e.rotation.value = t.rotation, t.map && (e.map.value = t.map, n(t.map, e.mapTransform)), t.alphaMap && (e.alphaMap.value = t.alphaMap, n(t.alphaMap, e.alphaMapTransform)), t.alphaTest > 0 && (e.alphaTest.value = t.alphaTest);
	}
	function u(e, t) {
		e.specular.value.copy(t.specular), e.shininess.value = Math.max(t.shininess, 1e-4);
	}
	function d(e, t) {
		t.gradientMap && (e.gradientMap.value = t.gradientMap);
	}
	function f(e, t) {
		e.metalness.value = t.metalness, t.metalnessMap && (e.metalnessMap.value = t.metalnessMap, n(t.metalnessMap, e.metalnessMapTransform)), e.roughness.value = t.roughness, t.roughnessMap && (e.roughnessMap.value = t.roughnessMap, n(t.roughnessMap, e.roughnessMapTransform)), t.envMap && (e.envMapIntensity.value = t.envMapIntensity);
	}
	function p(e, t, r) {
		e.ior.value = t.ior, t.diffuseRoughness > 0 && (e.diffuseRoughness.value = t.diffuseRoughness, t.diffuseRoughnessMap && (e.diffuseRoughnessMap.value = t.diffuseRoughnessMap, n(t.diffuseRoughnessMap, e.diffuseRoughnessMapTransform))), t.sheen > 0 && (e.sheenColor.value.copy(t.sheenColor).multiplyScalar(t.sheen), e.sheenRoughness.value = t.sheenRoughness, t.sheenColorMap && (e.sheenColorMap.value = t.sheenColorMap, n(t.sheenColorMap, e.sheenColorMapTransform)), t.sheenRoughnessMap && (e.sheenRoughnessMap.value = t.sheenRoughnessMap, n(t.sheenRoughnessMap, e.sheenRoughnessMapTransform))), t.clearcoat > 0 && (e.clearcoat.value = t.clearcoat, e.clearcoatRoughness.value = t.clearcoatRoughness, t.clearcoatMap && (e.clearcoatMap.value = t.clearcoatMap, n(t.clearcoatMap, e.clearcoatMapTransform)), t.clearcoatRoughnessMap && (e.clearcoatRoughnessMap.value = t.clearcoatRoughnessMap, n(t.clearcoatRoughnessMap, e.clearcoatRoughnessMapTransform)), t.clearcoatNormalMap && (e.clearcoatNormalMap.value = t.clearcoatNormalMap, n(t.clearcoatNormalMap, e.clearcoatNormalMapTransform), e.clearcoatNormalScale.value.copy(t.clearcoatNormalScale), t.side === 1 && e.clearcoatNormalScale.value.negate())), t.dispersion > 0 && (e.dispersion.value = t.dispersion), t.retroreflectivity > 0 && (e.retroreflectivity.value = t.retroreflectivity), t.iridescence > 0 && (e.iridescence.value = t.iridescence, e.iridescenceIOR.value = t.iridescenceIOR, e.iridescenceThicknessMinimum.value = t.iridescenceThicknessMinimum, e.iridescenceThicknessMaximum.value = t.iridescenceThicknessMaximum, t.iridescenceMap && (e.iridescenceMap.value = t.iridescenceMap, n(t.iridescenceMap, e.iridescenceMapTransform)), t.iridescenceThicknessMap && (e.iridescenceThicknessMap.value = t.iridescenceThicknessMap, n(t.iridescenceThicknessMap, e.iridescenceThicknessMapTransform))), t.transmission > 0 && (e.transmission.value = t.transmission, e.transmissionSamplerMap.value = r.texture, e.transmissionSamplerSize.value.set(r.width, r.height), t.transmissionMap && (e.transmissionMap.value = t.transmissionMap, n(t.transmissionMap, e.transmissionMapTransform)), e.thickness.value = t.thickness, t.thicknessMap && (e.thicknessMap.value = t.thicknessMap, n(t.thicknessMap, e.thicknessMapTransform)), e.attenuationDistance.value = t.attenuationDistance, e.attenuationColor.value.copy(t.attenuationColor)), t.anisotropy > 0 && (e.anisotropyVector.value.set(t.anisotropy * Math.cos(t.anisotropyRotation), t.anisotropy * Math.sin(t.anisotropyRotation)), t.anisotropyMap && (e.anisotropyMap.value = t.anisotropyMap, n(t.anisotropyMap, e.anisotropyMapTransform))), e.specularIntensity.value = t.specularIntensity, e.specularColor.value.copy(t.specularColor), t.specularColorMap && (e.specularColorMap.value = t.specularColorMap, n(t.specularColorMap, e.specularColorMapTransform)), t.specularIntensityMap && (e.specularIntensityMap.value = t.specularIntensityMap, n(t.specularIntensityMap, e.specularIntensityMapTransform));
	}
	function m(e, t) {
		t.matcap && (e.matcap.value = t.matcap);
	}
	function h(e, n) {
		let r = t.get(n).light;
		e.referencePosition.value.setFromMatrixPosition(r.matrixWorld), e.nearDistance.value = r.shadow.camera.near, e.farDistance.value = r.shadow.camera.far;
	}
	return {
		refreshFogUniforms: r,
		refreshMaterialUniforms: i
	};
}
function ch(e, t, n, r) {
	let i = {}, a = {};
	function o(e, t) {
		let n = t.program;
		r.uniformBlockBinding(e, n, i[e.id]);
	}
	function s(e, n) {
		let o = i[e.id];
		o === void 0 && (m(e), o = c(e), i[e.id] = o, e.addEventListener("dispose", g));
		let s = n.program;
		r.updateUBOMapping(e, s);
		let u = t.render.frame;
		a[e.id] !== u && (l(e), a[e.id] = u);
	}
	function c(t) {
		let n = e.createBuffer(), r = t.__size, i = t.usage;
		return e.bindBuffer(e.UNIFORM_BUFFER, n), e.bufferData(e.UNIFORM_BUFFER, r, i), e.bindBuffer(e.UNIFORM_BUFFER, null), n;
	}
	function l(t) {
		let n = i[t.id], r = t.uniforms, a = t.__cache;
		e.bindBuffer(e.UNIFORM_BUFFER, n);
		for (let e = 0, t = r.length; e < t; e++) {
			let t = r[e];
			if (Array.isArray(t)) for (let n = 0, r = t.length; n < r; n++) u(t[n], e, n, a);
			else u(t, e, 0, a);
		}
		e.bindBuffer(e.UNIFORM_BUFFER, null);
	}
	function u(t, n, r, i) {
		if (f(t, n, r, i) === !0) {
			let n = t.__offset, r = t.value;
			if (Array.isArray(r)) {
				let e = 0;
				for (let n = 0; n < r.length; n++) {
					let i = r[n], a = h(i, !0);
					d(i, t.__data, e), e += a.storage / Float32Array.BYTES_PER_ELEMENT;
				}
			} else d(r, t.__data, 0);
			e.bufferSubData(e.UNIFORM_BUFFER, n, t.__data);
		}
	}
	function d(e, t, n) {
		typeof e == "number" || typeof e == "boolean" ? t[n] = e : e.isMatrix3 ? (t[n] = e.elements[0], t[n + 1] = e.elements[1], t[n + 2] = e.elements[2], t[n + 3] = 0, t[n + 4] = e.elements[3], t[n + 5] = e.elements[4], t[n + 6] = e.elements[5], t[n + 7] = 0, t[n + 8] = e.elements[6], t[n + 9] = e.elements[7], t[n + 10] = e.elements[8], t[n + 11] = 0) : ArrayBuffer.isView(e) ? t.set(e.subarray(0, t.length - n), n) : e.toArray(t, n);
	}
	function f(e, t, n, r) {
		let i = e.value, a = t + "_" + n;
		if (Array.isArray(i)) {
			r[a] === void 0 && (r[a] = []);
			let e = r[a], t = !1;
			for (let n = 0; n < i.length; n++) p(i[n], e, n) === !0 && (t = !0);
			return t;
		}
		return p(i, r, a);
	}
	function p(e, t, n) {
		if (t[n] === void 0) return t[n] = typeof e == "number" || typeof e == "boolean" ? e : ArrayBuffer.isView(e) ? e.slice() : e.clone(), !0;
		{
			let r = t[n];
			if (typeof e == "number" || typeof e == "boolean") {
				if (r !== e) return t[n] = e, !0;
			} else if (ArrayBuffer.isView(e)) return !0;
			else if (r.equals(e) === !1) return r.copy(e), !0;
		}
		return !1;
	}
	function m(e) {
		let t = e.uniforms, n = 0;
		for (let e = 0, r = t.length; e < r; e++) {
			let r = Array.isArray(t[e]) ? t[e] : [t[e]];
			for (let i = 0, a = r.length; i < a; i++) {
				let a = r[i], o = Array.isArray(a.value) ? a.value : [a.value], s = Array.isArray(t[e]) || Array.isArray(a.value), c = n;
				for (let e = 0, t = o.length; e < t; e++) {
					let t = o[e], r = h(t, s), i = n % 16, a = i % r.boundary, l = i + a;
					n += a, l !== 0 && 16 - l < r.storage && (n += 16 - l), e === 0 && (c = n), n += r.storage;
				}
				a.__data = new (a.type === "int" ? Int32Array : a.type === "uint" ? Uint32Array : Float32Array)((n - c) / Float32Array.BYTES_PER_ELEMENT), a.__offset = c;
			}
		}
		let r = n % 16;
		return r > 0 && (n += 16 - r), e.__size = n, e.__cache = {}, this;
	}
	function h(e, t) {
		let n = {
			boundary: 0,
			storage: 0
		};
		return typeof e == "number" || typeof e == "boolean" ? (n.boundary = 4, n.storage = 4) : e.isVector2 ? (n.boundary = 8, n.storage = 8) : e.isVector3 || e.isColor ? (n.boundary = 16, n.storage = 12) : e.isVector4 ? (n.boundary = 16, n.storage = 16) : e.isMatrix3 ? (n.boundary = 16, n.storage = 48) : e.isMatrix4 ? (n.boundary = 16, n.storage = 64) : e.isTexture ? es("WebGLRenderer: Texture samplers can not be part of an uniforms group.") : ArrayBuffer.isView(e) ? (n.boundary = 16, n.storage = e.byteLength) : es("WebGLRenderer: Unsupported uniform value type.", e), t === !0 && (n.boundary = 16, n.storage = Math.ceil(n.storage / 16) * 16), n;
	}
	function g(t) {
		let n = t.target;
		n.removeEventListener("dispose", g), e.deleteBuffer(i[n.id]), delete i[n.id], delete a[n.id];
	}
	function _() {
		for (let t in i) e.deleteBuffer(i[t]);
		i = {}, a = {};
	}
	return {
		bind: o,
		update: s,
		dispose: _
	};
}
var lh = new Uint16Array([
	12469,
	15057,
	12620,
	14925,
	13266,
	14620,
	13807,
	14376,
	14323,
	13990,
	14545,
	13625,
	14713,
	13328,
	14840,
	12882,
	14931,
	12528,
	14996,
	12233,
	15039,
	11829,
	15066,
	11525,
	15080,
	11295,
	15085,
	10976,
	15082,
	10705,
	15073,
	10495,
	13880,
	14564,
	13898,
	14542,
	13977,
	14430,
	14158,
	14124,
	14393,
	13732,
	14556,
	13410,
	14702,
	12996,
	14814,
	12596,
	14891,
	12291,
	14937,
	11834,
	14957,
	11489,
	14958,
	11194,
	14943,
	10803,
	14921,
	10506,
	14893,
	10278,
	14858,
	9960,
	14484,
	14039,
	14487,
	14025,
	14499,
	13941,
	14524,
	13740,
	14574,
	13468,
	14654,
	13106,
	14743,
	12678,
	14818,
	12344,
	14867,
	11893,
	14889,
	11509,
	14893,
	11180,
	14881,
	10751,
	14852,
	10428,
	14812,
	10128,
	14765,
	9754,
	14712,
	9466,
	14764,
	13480,
	14764,
	13475,
	14766,
	13440,
	14766,
	13347,
	14769,
	13070,
	14786,
	12713,
	14816,
	12387,
	14844,
	11957,
	14860,
	11549,
	14868,
	11215,
	14855,
	10751,
	14825,
	10403,
	14782,
	10044,
	14729,
	9651,
	14666,
	9352,
	14599,
	9029,
	14967,
	12835,
	14966,
	12831,
	14963,
	12804,
	14954,
	12723,
	14936,
	12564,
	14917,
	12347,
	14900,
	11958,
	14886,
	11569,
	14878,
	11247,
	14859,
	10765,
	14828,
	10401,
	14784,
	10011,
	14727,
	9600,
	14660,
	9289,
	14586,
	8893,
	14508,
	8533,
	15111,
	12234,
	15110,
	12234,
	15104,
	12216,
	15092,
	12156,
	15067,
	12010,
	15028,
	11776,
	14981,
	11500,
	14942,
	11205,
	14902,
	10752,
	14861,
	10393,
	14812,
	9991,
	14752,
	9570,
	14682,
	9252,
	14603,
	8808,
	14519,
	8445,
	14431,
	8145,
	15209,
	11449,
	15208,
	11451,
	15202,
	11451,
	15190,
	11438,
	15163,
	11384,
	15117,
	11274,
	15055,
	10979,
	14994,
	10648,
	14932,
	10343,
	14871,
	9936,
	14803,
	9532,
	14729,
	9218,
	14645,
	8742,
	14556,
	8381,
	14461,
	8020,
	14365,
	7603,
	15273,
	10603,
	15272,
	10607,
	15267,
	10619,
	15256,
	10631,
	15231,
	10614,
	15182,
	10535,
	15118,
	10389,
	15042,
	10167,
	14963,
	9787,
	14883,
	9447,
	14800,
	9115,
	14710,
	8665,
	14615,
	8318,
	14514,
	7911,
	14411,
	7507,
	14279,
	7198,
	15314,
	9675,
	15313,
	9683,
	15309,
	9712,
	15298,
	9759,
	15277,
	9797,
	15229,
	9773,
	15166,
	9668,
	15084,
	9487,
	14995,
	9274,
	14898,
	8910,
	14800,
	8539,
	14697,
	8234,
	14590,
	7790,
	14479,
	7409,
	14367,
	7067,
	14178,
	6621,
	15337,
	8619,
	15337,
	8631,
	15333,
	8677,
	15325,
	8769,
	15305,
	8871,
	15264,
	8940,
	15202,
	8909,
	15119,
	8775,
	15022,
	8565,
	14916,
	8328,
	14804,
	8009,
	14688,
	7614,
	14569,
	7287,
	14448,
	6888,
	14321,
	6483,
	14088,
	6171,
	15350,
	7402,
	15350,
	7419,
	15347,
	7480,
	15340,
	7613,
	15322,
	7804,
	15287,
	7973,
	15229,
	8057,
	15148,
	8012,
	15046,
	7846,
	14933,
	7611,
	14810,
	7357,
	14682,
	7069,
	14552,
	6656,
	14421,
	6316,
	14251,
	5948,
	14007,
	5528,
	15356,
	5942,
	15356,
	5977,
	15353,
	6119,
	15348,
	6294,
	15332,
	6551,
	15302,
	6824,
	15249,
	7044,
	15171,
	7122,
	15070,
	7050,
	14949,
	6861,
	14818,
	6611,
	14679,
	6349,
	14538,
	6067,
	14398,
	5651,
	14189,
	5311,
	13935,
	4958,
	15359,
	4123,
	15359,
	4153,
	15356,
	4296,
	15353,
	4646,
	15338,
	5160,
	15311,
	5508,
	15263,
	5829,
	15188,
	6042,
	15088,
	6094,
	14966,
	6001,
	14826,
	5796,
	14678,
	5543,
	14527,
	5287,
	14377,
	4985,
	14133,
	4586,
	13869,
	4257,
	15360,
	1563,
	15360,
	1642,
	15358,
	2076,
	15354,
	2636,
	15341,
	3350,
	15317,
	4019,
	15273,
	4429,
	15203,
	4732,
	15105,
	4911,
	14981,
	4932,
	14836,
	4818,
	14679,
	4621,
	14517,
	4386,
	14359,
	4156,
	14083,
	3795,
	13808,
	3437,
	15360,
	122,
	15360,
	137,
	15358,
	285,
	15355,
	636,
	15344,
	1274,
	15322,
	2177,
	15281,
	2765,
	15215,
	3223,
	15120,
	3451,
	14995,
	3569,
	14846,
	3567,
	14681,
	3466,
	14511,
	3305,
	14344,
	3121,
	14037,
	2800,
	13753,
	2467,
	15360,
	0,
	15360,
	1,
	15359,
	21,
	15355,
	89,
	15346,
	253,
	15325,
	479,
	15287,
	796,
	15225,
	1148,
	15133,
	1492,
	15008,
	1749,
	14856,
	1882,
	14685,
	1886,
	14506,
	1783,
	14324,
	1608,
	13996,
	1398,
	13702,
	1183
]), uh = null;
function dh() {
	return uh === null && (uh = new pu(lh, 16, 16, Ka, Na), uh.name = "DFG_LUT", uh.minFilter = Ca, uh.magFilter = Ca, uh.wrapS = va, uh.wrapT = va, uh.generateMipmaps = !1, uh.needsUpdate = !0), uh;
}
var fh = class {
	constructor(e = {}) {
		let { canvas: t = Xo(), context: n = null, depth: r = !0, stencil: i = !1, alpha: a = !1, antialias: o = !1, premultipliedAlpha: s = !0, preserveDrawingBuffer: c = !1, powerPreference: l = "default", failIfMajorPerformanceCaveat: u = !1, reversedDepthBuffer: d = !1, outputBufferType: f = Ea } = e;
		this.isWebGLRenderer = !0;
		let p;
		if (n !== null) {
			if (typeof WebGLRenderingContext < "u" && n instanceof WebGLRenderingContext) throw Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");
			p = n.getContextAttributes().alpha;
		} else p = a;
		let m = f, h = /* @__PURE__ */ new Set([
			Ja,
			qa,
			Ga
		]), g = /* @__PURE__ */ new Set([
			Ea,
			ja,
			ka,
			Ia,
			Pa,
			Fa
		]), _ = /* @__PURE__ */ new Uint32Array(4), v = /* @__PURE__ */ new Int32Array(4), y = {
			textures: [],
			min: [],
			max: [],
			resolution: []
		}, b = null, x = null, S = [], C = [], w = null;
		this.domElement = t, this.debug = {
			checkShaderErrors: !0,
			diagnostics: { keywords: !1 },
			onShaderError: null
		}, this.autoClear = !0, this.autoClearColor = !0, this.autoClearDepth = !0, this.autoClearStencil = !0, this.sortObjects = !0, this.clippingPlanes = [], this.localClippingEnabled = !1, this.toneMapping = 0, this.toneMappingExposure = 1, this.transmissionResolutionScale = 1;
		let T = this, E = !1, D = null, O = null, k = null, A = null;
		this._outputColorSpace = Bo;
		let j = 0, M = 0, N = null, P = -1, F = null, I = new ec(), ee = new ec(), te = null, L = new Bc(0), R = 0, z = t.width, B = t.height, V = 1, H = null, U = null, W = new ec(0, 0, z, B), ne = new ec(0, 0, z, B), re = !1, ie = new _u(), G = new yu(), ae = !1, K = !1, oe = new ac(), se = new Q(), ce = new ec(), le = {
			background: null,
			fog: null,
			environment: null,
			overrideMaterial: null,
			isScene: !0
		}, ue = !1;
		function de() {
			return N === null ? V : 1;
		}
		let q = n;
		function fe(e, n) {
			return t.getContext(e, n);
		}
		let pe, me, J, he, Y, X, ge, _e, ve, ye, be, xe, Se, Ce, we, Te, Ee, De, Oe, Z, ke, Ae, je;
		try {
			let e = {
				alpha: !0,
				depth: r,
				stencil: i,
				antialias: o,
				premultipliedAlpha: s,
				preserveDrawingBuffer: c,
				powerPreference: l,
				failIfMajorPerformanceCaveat: u
			};
			if ("setAttribute" in t && t.setAttribute("data-engine", "three.js r187"), t.addEventListener("webglcontextlost", Pe, !1), t.addEventListener("webglcontextrestored", Fe, !1), t.addEventListener("webglcontextcreationerror", Ie, !1), q === null) {
				let t = "webgl2";
				if (q = fe(t, e), q === null) throw fe(t) ? Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes.") : Error("THREE.WebGLRenderer: Error creating WebGL context.");
			}
			Me();
		} catch (e) {
			throw t.removeEventListener("webglcontextlost", Pe, !1), t.removeEventListener("webglcontextrestored", Fe, !1), t.removeEventListener("webglcontextcreationerror", Ie, !1), ts("WebGLRenderer: " + e.message), e;
		}
		function Me() {
			pe = new Mf(q), pe.init(), ke = new eh(q, pe), me = new ff(q, pe, e, ke), J = new Qm(q, pe), me.reversedDepthBuffer && d && J.buffers.depth.setReversed(!0), O = q.createFramebuffer(), k = q.createFramebuffer(), A = q.createFramebuffer(), he = new Ff(q), Y = new Mm(), X = new $m(q, pe, J, Y, me, ke, he), ge = new jf(T), _e = new nf(q), Ae = new uf(q, _e), ve = new Nf(q, _e, he, Ae), ye = new Lf(q, ve, _e, Ae, he), De = new If(q, me, X), we = new pf(Y), be = new jm(T, ge, pe, me, Ae, we), xe = new sh(T, Y), Se = new Im(), Ce = new Um(pe), Ee = new lf(T, ge, J, ye, p, s), Te = new Zm(T, ye, me), je = new ch(q, he, me, J), Oe = new df(q, pe, he), Z = new Pf(q, pe, he), he.programs = be.programs, T.capabilities = me, T.extensions = pe, T.properties = Y, T.renderLists = Se, T.shadowMap = Te, T.state = J, T.info = he;
		}
		m !== 1009 && (w = new zf(m, t.width, t.height, o, r, i));
		let Ne = new ih(T, q);
		this.xr = Ne, this.getContext = function() {
			return q;
		}, this.getContextAttributes = function() {
			return q.getContextAttributes();
		}, this.forceContextLoss = function() {
			let e = pe.get("WEBGL_lose_context");
			e && e.loseContext();
		}, this.forceContextRestore = function() {
			let e = pe.get("WEBGL_lose_context");
			e && e.restoreContext();
		}, this.getPixelRatio = function() {
			return V;
		}, this.setPixelRatio = function(e) {
			e !== void 0 && (V = e, this.setSize(z, B, !1));
		}, this.getSize = function(e) {
			return e.set(z, B);
		}, this.setSize = function(e, n, r = !0) {
			Ne.isPresenting ? es("WebGLRenderer: Can't change size while VR device is presenting.") : (z = e, B = n, t.width = Math.floor(e * V), t.height = Math.floor(n * V), r === !0 && (t.style.width = e + "px", t.style.height = n + "px"), w !== null && w.setSize(t.width, t.height), this.setViewport(0, 0, e, n));
		}, this.getDrawingBufferSize = function(e) {
			return e.set(z * V, B * V).floor();
		}, this.setDrawingBufferSize = function(e, n, r) {
			z = e, B = n, V = r, t.width = Math.floor(e * r), t.height = Math.floor(n * r), this.setViewport(0, 0, e, n);
		}, this.setEffects = function(e) {
			if (m === 1009) ts("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");
			else {
				if (e) {
					for (let t = 0; t < e.length; t++) if (e[t].isOutputPass === !0) {
						es("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");
						break;
					}
				}
				w.setEffects(e || []);
			}
		}, this.getCurrentViewport = function(e) {
			return e.copy(I);
		}, this.getViewport = function(e) {
			return e.copy(W);
		}, this.setViewport = function(e, t, n, r) {
			e.isVector4 ? W.set(e.x, e.y, e.z, e.w) : W.set(e, t, n, r), J.viewport(I.copy(W).multiplyScalar(de()).round());
		}, this.getScissor = function(e) {
			return e.copy(ne);
		}, this.setScissor = function(e, t, n, r) {
			e.isVector4 ? ne.set(e.x, e.y, e.z, e.w) : ne.set(e, t, n, r), J.scissor(ee.copy(ne).multiplyScalar(de()).round());
		}, this.getScissorTest = function() {
			return re;
		}, this.setScissorTest = function(e) {
			J.setScissorTest(re = e);
		}, this.setOpaqueSort = function(e) {
			H = e;
		}, this.setTransparentSort = function(e) {
			U = e;
		}, this.getClearColor = function(e) {
			return e.copy(Ee.getClearColor());
		}, this.setClearColor = function() {
			Ee.setClearColor(...arguments);
		}, this.getClearAlpha = function() {
			return Ee.getClearAlpha();
		}, this.setClearAlpha = function() {
			Ee.setClearAlpha(...arguments);
		}, this.clear = function(e = !0, t = !0, n = !0) {
			let r = 0;
			if (e) {
				let e = !1;
				if (N !== null) {
					let t = N.texture.format;
					e = h.has(t);
				}
				if (e) {
					let e = N.texture.type, t = g.has(e), n = Ee.getClearColor(), r = Ee.getClearAlpha(), i = n.r, a = n.g, o = n.b;
					t ? (_[0] = i, _[1] = a, _[2] = o, _[3] = r, q.clearBufferuiv(q.COLOR, 0, _)) : (v[0] = i, v[1] = a, v[2] = o, v[3] = r, q.clearBufferiv(q.COLOR, 0, v));
				} else r |= q.COLOR_BUFFER_BIT;
			}
			t && (r |= q.DEPTH_BUFFER_BIT, this.state.buffers.depth.setMask(!0)), n && (r |= q.STENCIL_BUFFER_BIT, this.state.buffers.stencil.setMask(4294967295)), r !== 0 && q.clear(r);
		}, this.clearColor = function() {
			this.clear(!0, !1, !1);
		}, this.clearDepth = function() {
			this.clear(!1, !0, !1);
		}, this.clearStencil = function() {
			this.clear(!1, !1, !0);
		}, this.setNodesHandler = function(e) {
			e.setRenderer(this), D = e;
		}, this.dispose = function() {
			t.removeEventListener("webglcontextlost", Pe, !1), t.removeEventListener("webglcontextrestored", Fe, !1), t.removeEventListener("webglcontextcreationerror", Ie, !1), Ee.dispose(), Se.dispose(), Ce.dispose(), X.dispose(), Y.dispose(), ge.dispose(), ye.dispose(), ve.dispose(), Ae.dispose(), je.dispose(), be.dispose(), Ne.dispose(), Ne.removeEventListener("sessionstart", Ue), Ne.removeEventListener("sessionend", We), Ge.stop();
		};
		function Pe(e) {
			e.preventDefault(), Qo("WebGLRenderer: Context Lost."), E = !0;
		}
		function Fe() {
			Qo("WebGLRenderer: Context Restored."), E = !1;
			let e = he.autoReset, t = Te.enabled, n = Te.autoUpdate, r = Te.needsUpdate, i = Te.type;
			Me(), he.autoReset = e, Te.enabled = t, Te.autoUpdate = n, Te.needsUpdate = r, Te.type = i;
		}
		function Ie(e) {
			ts("WebGLRenderer: A WebGL context could not be created. Reason: ", e.statusMessage);
		}
		function Le(e) {
			let t = e.target;
			t.removeEventListener("dispose", Le), Re(t);
		}
		function Re(e) {
			ze(e), Y.remove(e);
		}
		function ze(e) {
			let t = Y.get(e).programs;
			t !== void 0 && (t.forEach(function(e) {
				be.releaseProgram(e);
			}), e.isShaderMaterial && be.releaseShaderCache(e));
		}
		this.renderBufferDirect = function(e, t, n, r, i, a) {
			t === null && (t = le);
			let o = i.isMesh && i.matrixWorld.determinantAffine() < 0, s = nt(e, t, n, r, i);
			J.setMaterial(r, o);
			let c = n.index, l = 1;
			if (r.wireframe === !0) {
				if (c = ve.getWireframeAttribute(n), c === void 0) return;
				l = 2;
			}
			let u = n.drawRange, d = n.attributes.position, f = u.start * l, p = (u.start + u.count) * l;
			a !== null && (f = Math.max(f, a.start * l), p = Math.min(p, (a.start + a.count) * l)), c === null ? d != null && (f = Math.max(f, 0), p = Math.min(p, d.count)) : (f = Math.max(f, 0), p = Math.min(p, c.count));
			let m = p - f;
			if (m < 0 || m === Infinity) return;
			Ae.setup(i, r, s, n, c);
			let h, g = Oe;
			if (c !== null && (h = _e.get(c), g = Z, g.setIndex(h)), i.isMesh) r.wireframe === !0 ? (J.setLineWidth(r.wireframeLinewidth * de()), g.setMode(q.LINES)) : g.setMode(q.TRIANGLES);
			else if (i.isLine) {
				let e = r.linewidth;
				e === void 0 && (e = 1), J.setLineWidth(e * de()), i.isLineSegments ? g.setMode(q.LINES) : i.isLineLoop ? g.setMode(q.LINE_LOOP) : g.setMode(q.LINE_STRIP);
			} else i.isPoints ? g.setMode(q.POINTS) : i.isSprite && g.setMode(q.TRIANGLES);
			if (i.isBatchedMesh) {
				if (pe.get("WEBGL_multi_draw")) g.renderMultiDraw(i._multiDrawStarts, i._multiDrawCounts, i._multiDrawCount);
				else {
					let e = i._multiDrawStarts, t = i._multiDrawCounts, n = i._multiDrawCount, a = c ? _e.get(c).bytesPerElement : 1, o = Y.get(r).currentProgram.getUniforms();
					for (let r = 0; r < n; r++) o.setValue(q, "_gl_DrawID", r), g.render(e[r] / a, t[r]);
				}
			} else if (i.isInstancedMesh) g.renderInstances(f, m, i.count);
			else if (n.isInstancedBufferGeometry) {
				let e = n._maxInstanceCount === void 0 ? Infinity : n._maxInstanceCount, t = Math.min(n.instanceCount, e);
				g.renderInstances(f, m, t);
			} else g.render(f, m);
		};
		function Be(e, t, n, r) {
			D !== null && e.isNodeMaterial && D.setObject(r, e), ae === !0 && we.setState(e, n, !1), e.transparent === !0 && e.side === 2 && e.forceSinglePass === !1 ? (e.side = 1, e.needsUpdate = !0, Qe(e, t, r), e.side = 0, e.needsUpdate = !0, Qe(e, t, r), e.side = 2) : Qe(e, t, r);
		}
		this.compile = function(e, t, n = null) {
			n === null && (n = e), D !== null && D.renderStart(e, t, n), x = Ce.get(n), x.init(t), C.push(x), n.traverseVisible(function(e) {
				e.isLight && e.layers.test(t.layers) && (x.pushLight(e), e.castShadow && x.pushShadow(e));
			}), e !== n && e.traverseVisible(function(e) {
				e.isLight && e.layers.test(t.layers) && (x.pushLight(e), e.castShadow && x.pushShadow(e));
			}), x.setupLights(), D !== null && D.updateLights(x.state.lightsArray), K = this.localClippingEnabled, ae = we.init(this.clippingPlanes, K), ae === !0 && we.setGlobalState(this.clippingPlanes, t), D !== null && Te.render(x.state.shadowsArray, n, t);
			let r = /* @__PURE__ */ new Set();
			return e.traverse(function(e) {
				if (!(e.isMesh || e.isPoints || e.isLine || e.isSprite)) return;
				let i = e.material;
				if (i) {
					if (Array.isArray(i)) for (let a = 0; a < i.length; a++) {
						let o = i[a];
						Be(o, n, t, e), r.add(o);
					}
					else Be(i, n, t, e), r.add(i);
				}
			}), x = C.pop(), D !== null && D.renderEnd(), r;
		}, this.compileAsync = function(e, t, n = null) {
			let r = this.compile(e, t, n);
			return new Promise((t) => {
				function n() {
					r.forEach(function(e) {
						let t = Y.get(e).currentProgram;
						(t === void 0 || t.isReady()) && r.delete(e);
					}), r.size === 0 ? t(e) : setTimeout(n, 10);
				}
				pe.get("KHR_parallel_shader_compile") === null ? setTimeout(n, 10) : n();
			});
		};
		let Ve = null;
		function He(e) {
			Ve && Ve(e);
		}
		function Ue() {
			Ge.stop();
		}
		function We() {
			Ge.start();
		}
		let Ge = new tf();
		Ge.setAnimationLoop(He), typeof self < "u" && Ge.setContext(self), this.setAnimationLoop = function(e) {
			Ve = e, Ne.setAnimationLoop(e), e === null ? Ge.stop() : Ge.start();
		}, Ne.addEventListener("sessionstart", Ue), Ne.addEventListener("sessionend", We), this.render = function(e, t) {
			if (t !== void 0 && t.isCamera !== !0) {
				ts("WebGLRenderer.render: camera is not an instance of THREE.Camera.");
				return;
			}
			if (E === !0) return;
			D !== null && D.renderStart(e, t);
			let n = Ne.enabled === !0 && Ne.isPresenting === !0, r = w !== null && (N === null || n) && w.begin(T, N);
			if (e.matrixWorldAutoUpdate === !0 && e.updateMatrixWorld(), t.parent === null && t.matrixWorldAutoUpdate === !0 && t.updateMatrixWorld(), Ne.enabled === !0 && Ne.isPresenting === !0 && (w === null || w.isCompositing() === !1) && (Ne.cameraAutoUpdate === !0 && Ne.updateCamera(t), t = Ne.getCamera()), e.isScene === !0 && e.onBeforeRender(T, e, t, N), x = Ce.get(e, C.length), x.init(t), x.state.textureUnits = X.getTextureUnits(), C.push(x), oe.multiplyMatrices(t.projectionMatrix, t.matrixWorldInverse), t.isArrayCamera ? G.setFromArrayCamera(t) : ie.setFromProjectionMatrix(oe, Ko, t.reversedDepth), K = this.localClippingEnabled, ae = we.init(this.clippingPlanes, K), b = Se.get(e, S.length), b.init(), S.push(b), this.info.render.frame++, Ne.enabled === !0 && Ne.isPresenting === !0) {
				let e = T.xr.getDepthSensingMesh();
				e !== null && Ke(e, t, -Infinity, T.sortObjects);
			}
			Ke(e, t, 0, T.sortObjects), b.finish(), D !== null && D.updateLights(x.state.lightsArray), T.sortObjects === !0 && b.sort(H, U), ue = Ne.enabled === !1 || Ne.isPresenting === !1 || Ne.hasDepthSensing() === !1, ue && Ee.addToRenderList(b, e), this.info.autoReset === !0 && this.info.reset(), ae === !0 && we.beginShadows();
			let i = x.state.shadowsArray;
			if (Te.render(i, e, t), ae === !0 && we.endShadows(), (r && w.hasRenderPass()) === !1) {
				let n = b.opaque, r = b.transmissive;
				if (x.setupLights(), t.isArrayCamera) {
					let i = t.cameras;
					if (r.length > 0) for (let t = 0, a = i.length; t < a; t++) {
						let a = i[t];
						Je(n, r, e, a);
					}
					ue && Ee.render(e);
					for (let t = 0, n = i.length; t < n; t++) {
						let n = i[t];
						qe(b, e, n, n.viewport);
					}
				} else r.length > 0 && Je(n, r, e, t), ue && Ee.render(e), qe(b, e, t);
			}
			N !== null && M === 0 && (X.updateMultisampleRenderTarget(N), X.updateRenderTargetMipmap(N)), r && w.end(T), e.isScene === !0 && e.onAfterRender(T, e, t), Ae.resetDefaultState(), P = -1, F = null, C.pop(), C.length > 0 ? (x = C[C.length - 1], X.setTextureUnits(x.state.textureUnits), ae === !0 && we.setGlobalState(T.clippingPlanes, x.state.camera)) : x = null, S.pop(), b = S.length > 0 ? S[S.length - 1] : null, D !== null && D.renderEnd();
		};
		function Ke(e, t, n, r) {
			if (e.visible === !1) return;
			if (e.layers.test(t.layers)) {
				if (e.isGroup) n = e.renderOrder;
				else if (e.isLOD) e.autoUpdate === !0 && e.update(t);
				else if (e.isLight) x.pushLight(e), e.castShadow && x.pushShadow(e);
				else if (e.isSprite) {
					let i = t.isArrayCamera ? G : ie;
					if (!e.frustumCulled || e.intersectsFrustum(i)) {
						r && ce.setFromMatrixPosition(e.matrixWorld).applyMatrix4(oe);
						let i = ye.update(e), a = e.material;
						a.visible && b.push(e, i, a, n, ce.z, null, t);
					}
				} else if (e.isMesh || e.isLine || e.isPoints) {
					let i = t.isArrayCamera ? G : ie;
					if (!e.frustumCulled || e.intersectsFrustum(i)) {
						let i = ye.update(e), a = e.material;
						if (r && (e.boundingSphere === void 0 ? (i.boundingSphere === null && i.computeBoundingSphere(), ce.copy(i.boundingSphere.center)) : (e.boundingSphere === null && e.computeBoundingSphere(), ce.copy(e.boundingSphere.center)), ce.applyMatrix4(e.matrixWorld).applyMatrix4(oe)), Array.isArray(a)) {
							let r = i.groups;
							for (let o = 0, s = r.length; o < s; o++) {
								let s = r[o], c = a[s.materialIndex];
								c && c.visible && b.push(e, i, c, n, ce.z, s, t);
							}
						} else a.visible && b.push(e, i, a, n, ce.z, null, t);
					}
				}
			}
			let i = e.children;
			for (let e = 0, a = i.length; e < a; e++) Ke(i[e], t, n, r);
		}
		function qe(e, t, n, r) {
			let { opaque: i, transmissive: a, transparent: o } = e;
			x.setupLightsView(n), ae === !0 && we.setGlobalState(T.clippingPlanes, n), r && J.viewport(I.copy(r)), i.length > 0 && Ye(i, t, n), a.length > 0 && Ye(a, t, n), o.length > 0 && Ye(o, t, n), J.buffers.depth.setTest(!0), J.buffers.depth.setMask(!0), J.buffers.color.setMask(!0), J.setPolygonOffset(!1);
		}
		function Je(e, t, n, r) {
			if ((n.isScene === !0 ? n.overrideMaterial : null) !== null) return;
			if (x.state.transmissionRenderTarget[r.id] === void 0) {
				let e = pe.has("EXT_color_buffer_half_float") || pe.has("EXT_color_buffer_float");
				x.state.transmissionRenderTarget[r.id] = new nc(1, 1, {
					generateMipmaps: !0,
					type: e ? Na : Ea,
					minFilter: Ta,
					samples: Math.max(4, me.samples),
					stencilBuffer: i,
					resolveDepthBuffer: !1,
					resolveStencilBuffer: !1,
					storeMultisampledDepthBuffer: !1,
					storeMultisampledStencilBuffer: !1,
					colorSpace: Us.workingColorSpace
				});
			}
			let a = x.state.transmissionRenderTarget[r.id], o = r.viewport || I;
			a.setSize(o.z * T.transmissionResolutionScale, o.w * T.transmissionResolutionScale);
			let s = T.getRenderTarget(), c = T.getActiveCubeFace(), l = T.getActiveMipmapLevel();
			T.setRenderTarget(a), T.getClearColor(L), R = T.getClearAlpha(), R < 1 && T.setClearColor(16777215, .5), T.clear(), ue && Ee.render(n);
			let u = T.toneMapping;
			T.toneMapping = 0;
			let d = r.viewport;
			if (r.viewport !== void 0 && (r.viewport = void 0), x.setupLightsView(r), ae === !0 && we.setGlobalState(T.clippingPlanes, r), Ye(e, n, r), X.updateMultisampleRenderTarget(a), X.updateRenderTargetMipmap(a), pe.has("WEBGL_multisampled_render_to_texture") === !1) {
				let e = !1;
				for (let i = 0, a = t.length; i < a; i++) {
					let { object: a, geometry: o, material: s, group: c } = t[i];
					if (s.side === 2 && a.layers.test(r.layers)) {
						let t = s.side;
						s.side = 1, s.needsUpdate = !0, Xe(a, n, r, o, s, c), s.side = t, s.needsUpdate = !0, e = !0;
					}
				}
				e === !0 && (X.updateMultisampleRenderTarget(a), X.updateRenderTargetMipmap(a));
			}
			T.setRenderTarget(s, c, l), T.setClearColor(L, R), d !== void 0 && (r.viewport = d), T.toneMapping = u;
		}
		function Ye(e, t, n) {
			let r = t.isScene === !0 ? t.overrideMaterial : null;
			for (let i = 0, a = e.length; i < a; i++) {
				let a = e[i], { object: o, geometry: s, group: c } = a, l = a.material;
				l.allowOverride === !0 && r !== null && (l = r), o.layers.test(n.layers) && Xe(o, t, n, s, l, c);
			}
		}
		function Xe(e, t, n, r, i, a) {
			D !== null && i.isNodeMaterial && D.setObject(e, i), e.onBeforeRender(T, t, n, r, i, a), e.modelViewMatrix.multiplyMatrices(n.matrixWorldInverse, e.matrixWorld), e.normalMatrix.getNormalMatrix(e.modelViewMatrix), i.onBeforeRender(T, t, n, r, e, a), i.transparent === !0 && i.side === 2 && i.forceSinglePass === !1 ? (i.side = 1, i.needsUpdate = !0, T.renderBufferDirect(n, t, r, i, e, a), i.side = 0, i.needsUpdate = !0, T.renderBufferDirect(n, t, r, i, e, a), i.side = 2) : T.renderBufferDirect(n, t, r, i, e, a), e.onAfterRender(T, t, n, r, i, a);
		}
		function Ze(e) {
			let t = 0;
			for (let n of e) n.texture !== null && t++;
			return t;
		}
		function Qe(e, t, n) {
			t.isScene !== !0 && (t = le);
			let r = Y.get(e), i = x.state.lights, a = x.state.shadowsArray, o = i.state.version, s = be.getParameters(e, i.state, a, t, n, x.state.lightProbeGridArray), c = be.getProgramCacheKey(s), l = r.programs;
			r.environment = e.isMeshStandardMaterial || e.isMeshLambertMaterial || e.isMeshPhongMaterial ? t.environment : null, r.fog = t.fog;
			let u = e.isMeshStandardMaterial || e.isMeshLambertMaterial && !e.envMap || e.isMeshPhongMaterial && !e.envMap;
			r.envMap = ge.get(e.envMap || r.environment, u), r.envMapRotation = r.environment !== null && e.envMap === null ? t.environmentRotation : e.envMapRotation, l === void 0 && (e.addEventListener("dispose", Le), l = /* @__PURE__ */ new Map(), r.programs = l, r.programVariants = /* @__PURE__ */ new Map());
			let d = l.get(c);
			if (d !== void 0) {
				if (r.currentProgram === d && r.lightsStateVersion === o) return tt(e, s), d;
			} else s.uniforms = be.getUniforms(e), D !== null && e.isNodeMaterial && D.build(e, n, s), e.onBeforeCompile(s, T), d = be.acquireProgram(s, c), l.set(c, d), r.uniforms = s.uniforms;
			let f = r.uniforms;
			return (!e.isShaderMaterial && !e.isRawShaderMaterial || e.clipping === !0) && (f.clippingPlanes = we.uniform), tt(e, s), r.needsLights = it(e), r.lightsStateVersion = o, r.needsLights && (f.ambientLightColor.value = i.state.ambient, f.lightProbe.value = i.state.probe, f.sunLights.value = i.state.sun, f.sunLightShadows.value = i.state.sunShadow, f.directionalLights.value = i.state.directional, f.directionalLightShadows.value = i.state.directionalShadow, f.spotLights.value = i.state.spot, f.spotLightShadows.value = i.state.spotShadow, f.rectAreaLights.value = i.state.rectArea, f.ltc_1.value = i.state.rectAreaLTC1, f.ltc_2.value = i.state.rectAreaLTC2, f.pointLights.value = i.state.point, f.pointLightShadows.value = i.state.pointShadow, f.hemisphereLights.value = i.state.hemi, f.sunShadowMatrix.value = i.state.sunShadowMatrix, f.sunShadowCascade.value = i.state.sunShadowCascade, f.directionalShadowMatrix.value = i.state.directionalShadowMatrix, f.spotLightMatrix.value = i.state.spotLightMatrix, f.spotLightMap.value = i.state.spotLightMap, f.pointShadowMatrix.value = i.state.pointShadowMatrix), r.numLightProbeGrids = Ze(x.state.lightProbeGridArray), r.currentProgram = d, r.uniformsList = null, d;
		}
		function $e(e, t, n, r, i) {
			let a = Y.get(e), o = a.currentProgram.id + "," + r + "," + i, s = a.programVariants.get(o);
			return s === void 0 ? (s = Qe(e, t, n), a.programVariants.set(o, s)) : (a.currentProgram = s, a.uniformsList = null, a.outputColorSpace = r, a.toneMapping = i), s;
		}
		function et(e) {
			if (e.uniformsList === null) {
				let t = e.currentProgram.getUniforms();
				e.uniformsList = Jp.seqWithValue(t.seq, e.uniforms);
			}
			return e.uniformsList;
		}
		function tt(e, t) {
			let n = Y.get(e);
			n.outputColorSpace = t.outputColorSpace, n.batching = t.batching, n.batchingColor = t.batchingColor, n.instancing = t.instancing, n.instancingColor = t.instancingColor, n.instancingMorph = t.instancingMorph, n.skinning = t.skinning, n.morphTargets = t.morphTargets, n.morphNormals = t.morphNormals, n.morphColors = t.morphColors, n.morphTargetsCount = t.morphTargetsCount, n.numClippingPlanes = t.numClippingPlanes, n.numIntersection = t.numClipIntersection, n.vertexAlphas = t.vertexAlphas, n.vertexTangents = t.vertexTangents, n.toneMapping = t.toneMapping;
		}
		function nt(e, t, n, r, i) {
			t.isScene !== !0 && (t = le), X.resetTextureUnits();
			let a = t.fog, o = r.isMeshStandardMaterial || r.isMeshLambertMaterial || r.isMeshPhongMaterial ? t.environment : null, s = N === null ? T.outputColorSpace : N.isXRRenderTarget === !0 ? N.texture.colorSpace : Us.workingColorSpace, c = r.isMeshStandardMaterial || r.isMeshLambertMaterial && !r.envMap || r.isMeshPhongMaterial && !r.envMap, l = ge.get(r.envMap || o, c), u = r.vertexColors === !0 && !!n.attributes.color && n.attributes.color.itemSize === 4, d = !!n.attributes.tangent && (!!r.normalMap || r.anisotropy > 0), f = !!n.morphAttributes.position, p = !!n.morphAttributes.normal, m = !!n.morphAttributes.color, h = 0;
			r.toneMapped && (N === null || N.isXRRenderTarget === !0) && (h = T.toneMapping);
			let g = n.morphAttributes.position || n.morphAttributes.normal || n.morphAttributes.color, _ = g === void 0 ? 0 : g.length, v = Y.get(r), b = x.state.lights;
			if (ae === !0 && (K === !0 || e !== F)) {
				let t = e === F && r.id === P;
				we.setState(r, e, t);
			}
			let S = !1, C = !1;
			r.version === v.__version ? v.needsLights && v.lightsStateVersion !== b.state.version || i.isBatchedMesh && v.batching === !1 || !i.isBatchedMesh && v.batching === !0 || i.isBatchedMesh && v.batchingColor === !0 && i._colorsTexture === null || i.isBatchedMesh && v.batchingColor === !1 && i._colorsTexture !== null || i.isInstancedMesh && v.instancing === !1 || !i.isInstancedMesh && v.instancing === !0 || i.isSkinnedMesh && v.skinning === !1 || !i.isSkinnedMesh && v.skinning === !0 || i.isInstancedMesh && v.instancingColor === !0 && i.instanceColor === null || i.isInstancedMesh && v.instancingColor === !1 && i.instanceColor !== null || i.isInstancedMesh && v.instancingMorph === !0 && i.morphTexture === null || i.isInstancedMesh && v.instancingMorph === !1 && i.morphTexture !== null ? S = !0 : v.envMap === l ? r.fog === !0 && v.fog !== a || v.numClippingPlanes !== void 0 && (v.numClippingPlanes !== we.numPlanes || v.numIntersection !== we.numIntersection) ? S = !0 : v.vertexAlphas === u && v.vertexTangents === d && v.morphTargets === f && v.morphNormals === p && v.morphColors === m && v.morphTargetsCount === _ && v.numLightProbeGrids === Ze(x.state.lightProbeGridArray) ? (v.outputColorSpace !== s || v.toneMapping !== h) && (C = !0) : S = !0 : S = !0 : (S = !0, v.__version = r.version);
			let w = v.currentProgram;
			(S === !0 || C === !0) && (w = C === !0 ? $e(r, t, i, s, h) : Qe(r, t, i), D && r.isNodeMaterial && D.onUpdateProgram(r, w, v));
			let E = !1, O = !1, k = !1, A = w.getUniforms(), j = v.uniforms;
			if (J.useProgram(w.program) && (E = !0, O = !0, k = !0), r.id !== P && (P = r.id, O = !0), E || F !== e) {
				J.buffers.depth.getReversed() && e.reversedDepth !== !0 && (e._reversedDepth = !0, e.updateProjectionMatrix()), A.setValue(q, "projectionMatrix", e.projectionMatrix), A.setValue(q, "viewMatrix", e.matrixWorldInverse);
				let t = A.map.cameraPosition;
				t !== void 0 && t.setValue(q, se.setFromMatrixPosition(e.matrixWorld)), me.logarithmicDepthBuffer && A.setValue(q, "logDepthBufFC", 2 / (Math.log(e.far + 1) / Math.LN2)), (r.isMeshPhongMaterial || r.isMeshToonMaterial || r.isMeshLambertMaterial || r.isMeshBasicMaterial || r.isMeshStandardMaterial || r.isShaderMaterial) && A.setValue(q, "isOrthographic", e.isOrthographicCamera === !0), F !== e && (F = e, O = !0, k = !0);
			}
			if (v.needsLights && (b.state.sunShadowMap.length > 0 && A.setValue(q, "sunShadowMap", b.state.sunShadowMap, X), b.state.directionalShadowMap.length > 0 && A.setValue(q, "directionalShadowMap", b.state.directionalShadowMap, X), b.state.spotShadowMap.length > 0 && A.setValue(q, "spotShadowMap", b.state.spotShadowMap, X), b.state.pointShadowMap.length > 0 && A.setValue(q, "pointShadowMap", b.state.pointShadowMap, X)), i.isSkinnedMesh) {
				A.setOptional(q, i, "bindMatrix"), A.setOptional(q, i, "bindMatrixInverse");
				let e = i.skeleton;
				e && (e.boneTexture === null && e.computeBoneTexture(), A.setValue(q, "boneTexture", e.boneTexture, X));
			}
			i.isBatchedMesh && (A.setOptional(q, i, "batchingTexture"), A.setValue(q, "batchingTexture", i._matricesTexture, X), A.setOptional(q, i, "batchingIdTexture"), A.setValue(q, "batchingIdTexture", i._indirectTexture, X), A.setOptional(q, i, "batchingColorTexture"), i._colorsTexture !== null && A.setValue(q, "batchingColorTexture", i._colorsTexture, X));
			let M = n.morphAttributes;
			if ((M.position !== void 0 || M.normal !== void 0 || M.color !== void 0) && De.update(i, n, w), (O || v.receiveShadow !== i.receiveShadow) && (v.receiveShadow = i.receiveShadow, A.setValue(q, "receiveShadow", i.receiveShadow)), (r.isMeshStandardMaterial || r.isMeshLambertMaterial || r.isMeshPhongMaterial) && r.envMap === null && t.environment !== null && (j.envMapIntensity.value = t.environmentIntensity), j.dfgLUT !== void 0 && (j.dfgLUT.value = dh()), O) {
				if (A.setValue(q, "toneMappingExposure", T.toneMappingExposure), v.needsLights && rt(j, k), a && r.fog === !0 && xe.refreshFogUniforms(j, a), xe.refreshMaterialUniforms(j, r, V, B, x.state.transmissionRenderTarget[e.id]), v.needsLights && v.numLightProbeGrids > 0) {
					let e = y, t = 0;
					for (let n of x.state.lightProbeGridArray) n.texture !== null && (e.textures[t] = n.texture, e.min[t] = n.boundingBox.min, e.max[t] = n.boundingBox.max, e.resolution[t] = n.resolution, t++);
					for (let n in e) e[n].length = t;
					j.probesSH.value = e.textures, j.probesMin.value = e.min, j.probesMax.value = e.max, j.probesResolution.value = e.resolution;
				}
				Jp.upload(q, et(v), j, X);
			}
			if (r.isShaderMaterial && r.uniformsNeedUpdate === !0 && (Jp.upload(q, et(v), j, X), r.uniformsNeedUpdate = !1), r.isSpriteMaterial && A.setValue(q, "center", i.center), A.setValue(q, "modelViewMatrix", i.modelViewMatrix), A.setValue(q, "normalMatrix", i.normalMatrix), A.setValue(q, "modelMatrix", i.matrixWorld), r.uniformsGroups !== void 0) {
				let e = r.uniformsGroups;
				for (let t = 0, n = e.length; t < n; t++) {
					let n = e[t];
					je.update(n, w), je.bind(n, w);
				}
			}
			return w;
		}
		function rt(e, t) {
			e.ambientLightColor.needsUpdate = t, e.lightProbe.needsUpdate = t, e.sunLights.needsUpdate = t, e.sunLightShadows.needsUpdate = t, e.directionalLights.needsUpdate = t, e.directionalLightShadows.needsUpdate = t, e.pointLights.needsUpdate = t, e.pointLightShadows.needsUpdate = t, e.spotLights.needsUpdate = t, e.spotLightShadows.needsUpdate = t, e.rectAreaLights.needsUpdate = t, e.hemisphereLights.needsUpdate = t;
		}
		function it(e) {
			return e.isMeshLambertMaterial || e.isMeshToonMaterial || e.isMeshPhongMaterial || e.isMeshStandardMaterial || e.isShadowMaterial || e.isShaderMaterial && e.lights === !0;
		}
		this.getActiveCubeFace = function() {
			return j;
		}, this.getActiveMipmapLevel = function() {
			return M;
		}, this.getRenderTarget = function() {
			return N;
		}, this.setRenderTargetTextures = function(e, t, n) {
			let r = Y.get(e);
			r.__autoAllocateDepthBuffer = e.resolveDepthBuffer === !1, r.__autoAllocateDepthBuffer === !1 && (r.__useRenderToTexture = !1), Y.get(e.texture).__webglTexture = t, Y.get(e.depthTexture).__webglTexture = r.__autoAllocateDepthBuffer ? void 0 : n, r.__hasExternalTextures = !0;
		}, this.setRenderTargetFramebuffer = function(e, t) {
			let n = Y.get(e);
			n.__webglFramebuffer = t, n.__useDefaultFramebuffer = t === void 0;
		}, this.setRenderTarget = function(e, t = 0, n = 0) {
			N = e, j = t, M = n;
			let r = null, i = !1, a = !1;
			if (e) {
				let o = Y.get(e);
				if (o.__useDefaultFramebuffer !== void 0) {
					J.bindFramebuffer(q.FRAMEBUFFER, o.__webglFramebuffer), I.copy(e.viewport), ee.copy(e.scissor), te = e.scissorTest, J.viewport(I), J.scissor(ee), J.setScissorTest(te), P = -1;
					return;
				}
				if (o.__webglFramebuffer === void 0) X.setupRenderTarget(e);
				else if (o.__hasExternalTextures) X.rebindTextures(e, Y.get(e.texture).__webglTexture, Y.get(e.depthTexture).__webglTexture);
				else if (e.depthBuffer) {
					let t = e.depthTexture;
					if (o.__boundDepthTexture !== t) {
						if (t !== null && Y.has(t) && (e.width !== t.image.width || e.height !== t.image.height)) throw Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");
						X.setupDepthRenderbuffer(e);
					}
				}
				let s = e.texture;
				(s.isData3DTexture || s.isDataArrayTexture || s.isCompressedArrayTexture) && (a = !0);
				let c = Y.get(e).__webglFramebuffer;
				e.isWebGLCubeRenderTarget ? (r = Array.isArray(c[t]) ? c[t][n] : c[t], i = !0) : r = e.samples > 0 && X.useMultisampledRTT(e) === !1 ? Y.get(e).__webglMultisampledFramebuffer : Array.isArray(c) ? c[n] : c, I.copy(e.viewport), ee.copy(e.scissor), te = e.scissorTest;
			} else I.copy(W).multiplyScalar(V).floor(), ee.copy(ne).multiplyScalar(V).floor(), te = re;
			if (n !== 0 && (r = O), J.bindFramebuffer(q.FRAMEBUFFER, r) && J.drawBuffers(e, r), J.viewport(I), J.scissor(ee), J.setScissorTest(te), i) {
				let r = Y.get(e.texture);
				q.framebufferTexture2D(q.FRAMEBUFFER, q.COLOR_ATTACHMENT0, q.TEXTURE_CUBE_MAP_POSITIVE_X + t, r.__webglTexture, n);
			} else if (a) {
				let r = t;
				for (let t = 0; t < e.textures.length; t++) {
					let i = Y.get(e.textures[t]);
					q.framebufferTextureLayer(q.FRAMEBUFFER, q.COLOR_ATTACHMENT0 + t, i.__webglTexture, n, r);
				}
			} else if (e !== null && n !== 0) {
				let t = Y.get(e.texture);
				q.framebufferTexture2D(q.FRAMEBUFFER, q.COLOR_ATTACHMENT0, q.TEXTURE_2D, t.__webglTexture, n);
			}
			P = -1;
		};
		function at(e) {
			let t = Y.get(e);
			return (t.__readFormat !== e.format || t.__readType !== e.type) && (t.__readFormat = e.format, t.__readType = e.type, t.__formatReadable = me.textureFormatReadable(e.format), t.__typeReadable = me.textureTypeReadable(e.type)), t;
		}
		this.readRenderTargetPixels = function(e, t, n, r, i, a, o, s = 0) {
			if (!(e && e.isWebGLRenderTarget)) {
				ts("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");
				return;
			}
			let c = Y.get(e).__webglFramebuffer;
			if (e.isWebGLCubeRenderTarget && o !== void 0 && (c = c[o], Array.isArray(c) && (c = c[0])), c) {
				J.bindFramebuffer(q.FRAMEBUFFER, c);
				try {
					let o = e.textures[s], c = o.format, l = o.type;
					e.textures.length > 1 && q.readBuffer(q.COLOR_ATTACHMENT0 + s);
					let u = at(o);
					if (u.__formatReadable === !1) {
						ts("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");
						return;
					}
					if (u.__typeReadable === !1) {
						ts("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");
						return;
					}
					t >= 0 && t <= e.width - r && n >= 0 && n <= e.height - i && q.readPixels(t, n, r, i, ke.convert(c), ke.convert(l), a);
				} finally {
					let e = N === null ? null : Y.get(N).__webglFramebuffer;
					J.bindFramebuffer(q.FRAMEBUFFER, e);
				}
			}
		}, this.readRenderTargetPixelsAsync = async function(e, t, n, r, i, a, o, s = 0) {
			if (!(e && e.isWebGLRenderTarget)) throw Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");
			let c = Y.get(e).__webglFramebuffer;
			if (e.isWebGLCubeRenderTarget && o !== void 0 && (c = c[o], Array.isArray(c) && (c = c[0])), c) {
				if (t >= 0 && t <= e.width - r && n >= 0 && n <= e.height - i) {
					J.bindFramebuffer(q.FRAMEBUFFER, c);
					let o = e.textures[s], l = o.format, u = o.type;
					e.textures.length > 1 && q.readBuffer(q.COLOR_ATTACHMENT0 + s);
					let d = at(o);
					if (d.__formatReadable === !1) throw Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");
					if (d.__typeReadable === !1) throw Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");
					let f = q.createBuffer();
					q.bindBuffer(q.PIXEL_PACK_BUFFER, f), q.bufferData(q.PIXEL_PACK_BUFFER, a.byteLength, q.STREAM_READ), q.readPixels(t, n, r, i, ke.convert(l), ke.convert(u), 0), q.bindBuffer(q.PIXEL_PACK_BUFFER, null);
					let p = N === null ? null : Y.get(N).__webglFramebuffer;
					J.bindFramebuffer(q.FRAMEBUFFER, p);
					let m = q.fenceSync(q.SYNC_GPU_COMMANDS_COMPLETE, 0);
					return q.flush(), await rs(q, m, 4), q.bindBuffer(q.PIXEL_PACK_BUFFER, f), q.getBufferSubData(q.PIXEL_PACK_BUFFER, 0, a), q.bindBuffer(q.PIXEL_PACK_BUFFER, null), q.deleteBuffer(f), q.deleteSync(m), a;
				}
				throw Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.");
			}
		}, this.copyFramebufferToTexture = function(e, t = null, n = 0) {
			let r = 2 ** -n, i = Math.floor(e.image.width * r), a = Math.floor(e.image.height * r), o = t === null ? 0 : t.x, s = t === null ? 0 : t.y;
			X.setTexture2D(e, 0), q.copyTexSubImage2D(q.TEXTURE_2D, n, 0, 0, o, s, i, a), J.unbindTexture();
		}, this.copyTextureToTexture = function(e, t, n = null, r = null, i = 0, a = 0) {
			let o, s, c, l, u, d, f, p, m, h = e.isCompressedTexture ? e.mipmaps[a] : e.image;
			if (n !== null) o = n.max.x - n.min.x, s = n.max.y - n.min.y, c = n.isBox3 ? n.max.z - n.min.z : 1, l = n.min.x, u = n.min.y, d = n.isBox3 ? n.min.z : 0;
			else {
				let t = 2 ** -i;
				o = Math.floor(h.width * t), s = Math.floor(h.height * t), c = e.isDataArrayTexture ? h.depth : e.isData3DTexture ? Math.floor(h.depth * t) : 1, l = 0, u = 0, d = 0;
			}
			r === null ? (f = 0, p = 0, m = 0) : (f = r.x, p = r.y, m = r.z);
			let g = ke.convert(t.format), _ = ke.convert(t.type), v;
			t.isData3DTexture ? (X.setTexture3D(t, 0), v = q.TEXTURE_3D) : t.isDataArrayTexture || t.isCompressedArrayTexture ? (X.setTexture2DArray(t, 0), v = q.TEXTURE_2D_ARRAY) : (X.setTexture2D(t, 0), v = q.TEXTURE_2D), J.activeTexture(q.TEXTURE0), J.pixelStorei(q.UNPACK_FLIP_Y_WEBGL, t.flipY), J.pixelStorei(q.UNPACK_PREMULTIPLY_ALPHA_WEBGL, t.premultiplyAlpha), J.pixelStorei(q.UNPACK_ALIGNMENT, t.unpackAlignment);
			let y = J.getParameter(q.UNPACK_ROW_LENGTH), b = J.getParameter(q.UNPACK_IMAGE_HEIGHT), x = J.getParameter(q.UNPACK_SKIP_PIXELS), S = J.getParameter(q.UNPACK_SKIP_ROWS), C = J.getParameter(q.UNPACK_SKIP_IMAGES);
			J.pixelStorei(q.UNPACK_ROW_LENGTH, h.width), J.pixelStorei(q.UNPACK_IMAGE_HEIGHT, h.height), J.pixelStorei(q.UNPACK_SKIP_PIXELS, l), J.pixelStorei(q.UNPACK_SKIP_ROWS, u), J.pixelStorei(q.UNPACK_SKIP_IMAGES, d);
			let w = e.isDataArrayTexture || e.isData3DTexture, T = t.isDataArrayTexture || t.isData3DTexture;
			if (e.isDepthTexture) {
				let n = Y.get(e), r = Y.get(t), h = Y.get(n.__renderTarget), g = Y.get(r.__renderTarget);
				J.bindFramebuffer(q.READ_FRAMEBUFFER, h.__webglFramebuffer), J.bindFramebuffer(q.DRAW_FRAMEBUFFER, g.__webglFramebuffer);
				for (let n = 0; n < c; n++) w && (q.framebufferTextureLayer(q.READ_FRAMEBUFFER, q.COLOR_ATTACHMENT0, Y.get(e).__webglTexture, i, d + n), q.framebufferTextureLayer(q.DRAW_FRAMEBUFFER, q.COLOR_ATTACHMENT0, Y.get(t).__webglTexture, a, m + n)), q.blitFramebuffer(l, u, l + o, u + s, f, p, f + o, p + s, q.DEPTH_BUFFER_BIT, q.NEAREST);
				J.bindFramebuffer(q.READ_FRAMEBUFFER, null), J.bindFramebuffer(q.DRAW_FRAMEBUFFER, null);
			} else if (i !== 0 || e.isRenderTargetTexture || Y.has(e)) {
				let n = Y.get(e), r = Y.get(t);
				J.bindFramebuffer(q.READ_FRAMEBUFFER, k), J.bindFramebuffer(q.DRAW_FRAMEBUFFER, A);
				for (let e = 0; e < c; e++) w ? q.framebufferTextureLayer(q.READ_FRAMEBUFFER, q.COLOR_ATTACHMENT0, n.__webglTexture, i, d + e) : q.framebufferTexture2D(q.READ_FRAMEBUFFER, q.COLOR_ATTACHMENT0, q.TEXTURE_2D, n.__webglTexture, i), T ? q.framebufferTextureLayer(q.DRAW_FRAMEBUFFER, q.COLOR_ATTACHMENT0, r.__webglTexture, a, m + e) : q.framebufferTexture2D(q.DRAW_FRAMEBUFFER, q.COLOR_ATTACHMENT0, q.TEXTURE_2D, r.__webglTexture, a), i === 0 ? T ? q.copyTexSubImage3D(v, a, f, p, m + e, l, u, o, s) : q.copyTexSubImage2D(v, a, f, p, l, u, o, s) : q.blitFramebuffer(l, u, l + o, u + s, f, p, f + o, p + s, q.COLOR_BUFFER_BIT, q.NEAREST);
				J.bindFramebuffer(q.READ_FRAMEBUFFER, null), J.bindFramebuffer(q.DRAW_FRAMEBUFFER, null);
			} else T ? e.isDataTexture || e.isData3DTexture ? q.texSubImage3D(v, a, f, p, m, o, s, c, g, _, h.data) : t.isCompressedArrayTexture ? q.compressedTexSubImage3D(v, a, f, p, m, o, s, c, g, h.data) : q.texSubImage3D(v, a, f, p, m, o, s, c, g, _, h) : e.isDataTexture ? q.texSubImage2D(q.TEXTURE_2D, a, f, p, o, s, g, _, h.data) : e.isCompressedTexture ? q.compressedTexSubImage2D(q.TEXTURE_2D, a, f, p, h.width, h.height, g, h.data) : q.texSubImage2D(q.TEXTURE_2D, a, f, p, o, s, g, _, h);
			J.pixelStorei(q.UNPACK_ROW_LENGTH, y), J.pixelStorei(q.UNPACK_IMAGE_HEIGHT, b), J.pixelStorei(q.UNPACK_SKIP_PIXELS, x), J.pixelStorei(q.UNPACK_SKIP_ROWS, S), J.pixelStorei(q.UNPACK_SKIP_IMAGES, C), a === 0 && t.generateMipmaps === !0 && t.mipmapsAutoUpdate === !0 && q.generateMipmap(v), J.unbindTexture();
		}, this.initRenderTarget = function(e) {
			Y.get(e).__webglFramebuffer === void 0 && X.setupRenderTarget(e);
		}, this.initTexture = function(e) {
			e.isCubeTexture ? X.setTextureCube(e, 0) : e.isData3DTexture ? X.setTexture3D(e, 0) : e.isDataArrayTexture || e.isCompressedArrayTexture ? X.setTexture2DArray(e, 0) : X.setTexture2D(e, 0), J.unbindTexture();
		}, this.resetState = function() {
			j = 0, M = 0, N = null, J.reset(), Ae.reset();
		}, typeof __THREE_DEVTOOLS__ < "u" && __THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe", { detail: this }));
	}
	get coordinateSystem() {
		return Ko;
	}
	get outputColorSpace() {
		return this._outputColorSpace;
	}
	set outputColorSpace(e) {
		this._outputColorSpace = e;
		let t = this.getContext();
		t.drawingBufferColorSpace = Us._getDrawingBufferColorSpace(e), t.unpackColorSpace = Us._getUnpackColorSpace();
	}
}, ph = { type: "change" }, mh = { type: "start" }, hh = { type: "end" }, gh = new Zl(), _h = new Wl(), vh = Math.cos(70 * Ns.DEG2RAD), yh = new Q(), bh = 2 * Math.PI, xh = {
	NONE: -1,
	ROTATE: 0,
	DOLLY: 1,
	PAN: 2,
	TOUCH_ROTATE: 3,
	TOUCH_PAN: 4,
	TOUCH_DOLLY_PAN: 5,
	TOUCH_DOLLY_ROTATE: 6
}, Sh = 1e-6, Ch = class extends Qd {
	constructor(e, t = null) {
		super(e, t), this.state = xh.NONE, this.target = new Q(), this.cursor = new Q(), this.minDistance = 0, this.maxDistance = Infinity, this.minZoom = 0, this.maxZoom = Infinity, this.minTargetRadius = 0, this.maxTargetRadius = Infinity, this.minPolarAngle = 0, this.maxPolarAngle = Math.PI, this.minAzimuthAngle = -Infinity, this.maxAzimuthAngle = Infinity, this.enableDamping = !1, this.dampingFactor = .05, this.enableZoom = !0, this.zoomSpeed = 1, this.enableRotate = !0, this.rotateSpeed = 1, this.keyRotateSpeed = 1, this.enablePan = !0, this.panSpeed = 1, this.screenSpacePanning = !0, this.keyPanSpeed = 7, this.zoomToCursor = !1, this.autoRotate = !1, this.autoRotateSpeed = 2, this.keys = {
			LEFT: "ArrowLeft",
			UP: "ArrowUp",
			RIGHT: "ArrowRight",
			BOTTOM: "ArrowDown"
		}, this.mouseButtons = {
			LEFT: ha.ROTATE,
			MIDDLE: ha.DOLLY,
			RIGHT: ha.PAN
		}, this.touches = {
			ONE: ga.ROTATE,
			TWO: ga.DOLLY_PAN
		}, this.target0 = this.target.clone(), this.position0 = this.object.position.clone(), this.zoom0 = this.object.zoom, this._cursorStyle = "auto", this._domElementKeyEvents = null, this._lastPosition = new Q(), this._lastQuaternion = new Fs(), this._lastTargetPosition = new Q(), this._quat = new Fs().setFromUnitVectors(e.up, new Q(0, 1, 0)), this._quatInverse = this._quat.clone().invert(), this._spherical = new Zd(), this._sphericalDelta = new Zd(), this._scale = 1, this._panOffset = new Q(), this._rotateStart = new Ps(), this._rotateEnd = new Ps(), this._rotateDelta = new Ps(), this._panStart = new Ps(), this._panEnd = new Ps(), this._panDelta = new Ps(), this._dollyStart = new Ps(), this._dollyEnd = new Ps(), this._dollyDelta = new Ps(), this._dollyDirection = new Q(), this._mouse = new Ps(), this._performCursorZoom = !1, this._pointers = [], this._pointerPositions = {}, this._controlActive = !1, this._onPointerMove = Th.bind(this), this._onPointerDown = wh.bind(this), this._onPointerUp = Eh.bind(this), this._onContextMenu = Nh.bind(this), this._onMouseWheel = kh.bind(this), this._onKeyDown = Ah.bind(this), this._onTouchStart = jh.bind(this), this._onTouchMove = Mh.bind(this), this._onMouseDown = Dh.bind(this), this._onMouseMove = Oh.bind(this), this._interceptControlDown = Ph.bind(this), this._interceptControlUp = Fh.bind(this), this.domElement !== null && this.connect(this.domElement), this.update();
	}
	set cursorStyle(e) {
		this._cursorStyle = e, e === "grab" ? this.domElement.style.cursor = "grab" : this.domElement.style.cursor = "auto";
	}
	get cursorStyle() {
		return this._cursorStyle;
	}
	connect(e) {
		super.connect(e), this.domElement.addEventListener("pointerdown", this._onPointerDown), this.domElement.addEventListener("pointercancel", this._onPointerUp), this.domElement.addEventListener("contextmenu", this._onContextMenu), this.domElement.addEventListener("wheel", this._onMouseWheel, { passive: !1 }), this.domElement.ownerDocument.addEventListener("keydown", this._interceptControlDown, {
			passive: !0,
			capture: !0
		}), this.domElement.style.touchAction = "none";
	}
	disconnect() {
		this.state = xh.NONE, this.domElement.removeEventListener("pointerdown", this._onPointerDown), this.domElement.ownerDocument.removeEventListener("pointermove", this._onPointerMove), this.domElement.ownerDocument.removeEventListener("pointerup", this._onPointerUp), this.domElement.removeEventListener("pointercancel", this._onPointerUp), this.domElement.removeEventListener("wheel", this._onMouseWheel), this.domElement.removeEventListener("contextmenu", this._onContextMenu), this.stopListenToKeyEvents(), this.domElement.ownerDocument.removeEventListener("keydown", this._interceptControlDown, { capture: !0 }), this.domElement.ownerDocument.removeEventListener("keyup", this._interceptControlUp, { capture: !0 }), this._controlActive = !1, this._pointers.length = 0, this._pointerPositions = {}, this.domElement.style.touchAction = "", this.domElement.style.cursor = "auto";
	}
	dispose() {
		this.disconnect();
	}
	getPolarAngle() {
		return this._spherical.phi;
	}
	getAzimuthalAngle() {
		return this._spherical.theta;
	}
	getDistance() {
		return this.object.position.distanceTo(this.target);
	}
	listenToKeyEvents(e) {
		e.addEventListener("keydown", this._onKeyDown), this._domElementKeyEvents = e;
	}
	stopListenToKeyEvents() {
		this._domElementKeyEvents !== null && (this._domElementKeyEvents.removeEventListener("keydown", this._onKeyDown), this._domElementKeyEvents = null);
	}
	saveState() {
		this.target0.copy(this.target), this.position0.copy(this.object.position), this.zoom0 = this.object.zoom;
	}
	reset() {
		this.target.copy(this.target0), this.object.position.copy(this.position0), this.object.zoom = this.zoom0, this.object.updateProjectionMatrix(), this.dispatchEvent(ph), this.update(), this.state = xh.NONE;
	}
	pan(e, t) {
		this._pan(e, t), this.update();
	}
	dollyIn(e) {
		this._dollyIn(e), this.update();
	}
	dollyOut(e) {
		this._dollyOut(e), this.update();
	}
	rotateLeft(e) {
		this._rotateLeft(e), this.update();
	}
	rotateUp(e) {
		this._rotateUp(e), this.update();
	}
	update(e = null) {
		let t = this.object.position;
		yh.copy(t).sub(this.target), yh.applyQuaternion(this._quat), this._spherical.setFromVector3(yh), this.autoRotate && this.state === xh.NONE && this._rotateLeft(this._getAutoRotationAngle(e)), this.enableDamping ? (this._spherical.theta += this._sphericalDelta.theta * this.dampingFactor, this._spherical.phi += this._sphericalDelta.phi * this.dampingFactor) : (this._spherical.theta += this._sphericalDelta.theta, this._spherical.phi += this._sphericalDelta.phi);
		let n = this.minAzimuthAngle, r = this.maxAzimuthAngle;
		isFinite(n) && isFinite(r) && (n < -Math.PI ? n += bh : n > Math.PI && (n -= bh), r < -Math.PI ? r += bh : r > Math.PI && (r -= bh), n <= r ? this._spherical.theta = Math.max(n, Math.min(r, this._spherical.theta)) : this._spherical.theta = this._spherical.theta > (n + r) / 2 ? Math.max(n, this._spherical.theta) : Math.min(r, this._spherical.theta)), this._spherical.phi = Math.max(this.minPolarAngle, Math.min(this.maxPolarAngle, this._spherical.phi)), this._spherical.makeSafe(), this.enableDamping === !0 ? this.target.addScaledVector(this._panOffset, this.dampingFactor) : this.target.add(this._panOffset), this.target.sub(this.cursor), this.target.clampLength(this.minTargetRadius, this.maxTargetRadius), this.target.add(this.cursor);
		let i = !1;
		if (this.zoomToCursor && this._performCursorZoom || this.object.isOrthographicCamera) this._spherical.radius = this._clampDistance(this._spherical.radius);
		else {
			let e = this._spherical.radius;
			this._spherical.radius = this._clampDistance(this._spherical.radius * this._scale), i = e != this._spherical.radius;
		}
		if (yh.setFromSpherical(this._spherical), yh.applyQuaternion(this._quatInverse), t.copy(this.target).add(yh), this.object.lookAt(this.target), this.enableDamping === !0 ? (this._sphericalDelta.theta *= 1 - this.dampingFactor, this._sphericalDelta.phi *= 1 - this.dampingFactor, this._panOffset.multiplyScalar(1 - this.dampingFactor)) : (this._sphericalDelta.set(0, 0, 0), this._panOffset.set(0, 0, 0)), this.zoomToCursor && this._performCursorZoom) {
			let e = null;
			if (this.object.isPerspectiveCamera) {
				let t = yh.length();
				e = this._clampDistance(t * this._scale);
				let n = t - e;
				this.object.position.addScaledVector(this._dollyDirection, n), this.object.updateMatrixWorld(), i = !!n;
			} else if (this.object.isOrthographicCamera) {
				let t = new Q(this._mouse.x, this._mouse.y, 0);
				t.unproject(this.object);
				let n = this.object.zoom;
				this.object.zoom = Math.max(this.minZoom, Math.min(this.maxZoom, this.object.zoom / this._scale)), this.object.updateProjectionMatrix(), i = n !== this.object.zoom;
				let r = new Q(this._mouse.x, this._mouse.y, 0);
				r.unproject(this.object), this.object.position.sub(r).add(t), this.object.updateMatrixWorld(), e = yh.length();
			} else console.warn("WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled."), this.zoomToCursor = !1;
			e !== null && (this.screenSpacePanning ? this.target.set(0, 0, -1).transformDirection(this.object.matrix).multiplyScalar(e).add(this.object.position) : (gh.origin.copy(this.object.position), gh.direction.set(0, 0, -1).transformDirection(this.object.matrix), Math.abs(this.object.up.dot(gh.direction)) < vh ? this.object.lookAt(this.target) : (_h.setFromNormalAndCoplanarPoint(this.object.up, this.target), gh.intersectPlane(_h, this.target))));
		} else if (this.object.isOrthographicCamera) {
			let e = this.object.zoom;
			this.object.zoom = Math.max(this.minZoom, Math.min(this.maxZoom, this.object.zoom / this._scale)), e !== this.object.zoom && (this.object.updateProjectionMatrix(), i = !0);
		}
		return this._scale = 1, this._performCursorZoom = !1, i || this._lastPosition.distanceToSquared(this.object.position) > Sh || 8 * (1 - this._lastQuaternion.dot(this.object.quaternion)) > Sh || this._lastTargetPosition.distanceToSquared(this.target) > Sh ? (this.dispatchEvent(ph), this._lastPosition.copy(this.object.position), this._lastQuaternion.copy(this.object.quaternion), this._lastTargetPosition.copy(this.target), !0) : !1;
	}
	_getAutoRotationAngle(e) {
		return e === null ? bh / 60 / 60 * this.autoRotateSpeed : bh / 60 * this.autoRotateSpeed * e;
	}
	_getZoomScale(e) {
		let t = Math.abs(e * .01);
		return .95 ** (this.zoomSpeed * t);
	}
	_rotateLeft(e) {
		this._sphericalDelta.theta -= e;
	}
	_rotateUp(e) {
		this._sphericalDelta.phi -= e;
	}
	_panLeft(e, t) {
		yh.setFromMatrixColumn(t, 0), yh.multiplyScalar(-e), this._panOffset.add(yh);
	}
	_panUp(e, t) {
		this.screenSpacePanning === !0 ? yh.setFromMatrixColumn(t, 1) : (yh.setFromMatrixColumn(t, 0), yh.crossVectors(this.object.up, yh)), yh.multiplyScalar(e), this._panOffset.add(yh);
	}
	_pan(e, t) {
		let n = this.domElement;
		if (this.object.isPerspectiveCamera) {
			let r = this.object.position;
			yh.copy(r).sub(this.target);
			let i = yh.length();
			i *= Math.tan(this.object.fov / 2 * Math.PI / 180), this._panLeft(2 * e * i / n.clientHeight, this.object.matrix), this._panUp(2 * t * i / n.clientHeight, this.object.matrix);
		} else this.object.isOrthographicCamera ? (this._panLeft(e * (this.object.right - this.object.left) / this.object.zoom / n.clientWidth, this.object.matrix), this._panUp(t * (this.object.top - this.object.bottom) / this.object.zoom / n.clientHeight, this.object.matrix)) : (console.warn("WARNING: OrbitControls.js encountered an unknown camera type - pan disabled."), this.enablePan = !1);
	}
	_dollyOut(e) {
		this.object.isPerspectiveCamera || this.object.isOrthographicCamera ? this._scale /= e : (console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."), this.enableZoom = !1);
	}
	_dollyIn(e) {
		this.object.isPerspectiveCamera || this.object.isOrthographicCamera ? this._scale *= e : (console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."), this.enableZoom = !1);
	}
	_updateZoomParameters(e, t) {
		if (!this.zoomToCursor) return;
		this._performCursorZoom = !0;
		let n = this.domElement.getBoundingClientRect(), r = e - n.left, i = t - n.top, a = n.width, o = n.height;
		this._mouse.x = r / a * 2 - 1, this._mouse.y = -(i / o) * 2 + 1, this._dollyDirection.set(this._mouse.x, this._mouse.y, 1).unproject(this.object).sub(this.object.position).normalize();
	}
	_clampDistance(e) {
		return Math.max(this.minDistance, Math.min(this.maxDistance, e));
	}
	_handleMouseDownRotate(e) {
		this._rotateStart.set(e.clientX, e.clientY);
	}
	_handleMouseDownDolly(e) {
		this._updateZoomParameters(e.clientX, e.clientY), this._dollyStart.set(e.clientX, e.clientY);
	}
	_handleMouseDownPan(e) {
		this._panStart.set(e.clientX, e.clientY);
	}
	_handleMouseMoveRotate(e) {
		this._rotateEnd.set(e.clientX, e.clientY), this._rotateDelta.subVectors(this._rotateEnd, this._rotateStart).multiplyScalar(this.rotateSpeed);
		let t = this.domElement;
		this._rotateLeft(bh * this._rotateDelta.x / t.clientHeight), this._rotateUp(bh * this._rotateDelta.y / t.clientHeight), this._rotateStart.copy(this._rotateEnd), this.update();
	}
	_handleMouseMoveDolly(e) {
		this._dollyEnd.set(e.clientX, e.clientY), this._dollyDelta.subVectors(this._dollyEnd, this._dollyStart), this._dollyDelta.y > 0 ? this._dollyOut(this._getZoomScale(this._dollyDelta.y)) : this._dollyDelta.y < 0 && this._dollyIn(this._getZoomScale(this._dollyDelta.y)), this._dollyStart.copy(this._dollyEnd), this.zoomToCursor && (this._performCursorZoom = !0, this._dollyDirection.set(this._mouse.x, this._mouse.y, 1).unproject(this.object).sub(this.object.position).normalize()), this.update();
	}
	_handleMouseMovePan(e) {
		this._panEnd.set(e.clientX, e.clientY), this._panDelta.subVectors(this._panEnd, this._panStart).multiplyScalar(this.panSpeed), this._pan(this._panDelta.x, this._panDelta.y), this._panStart.copy(this._panEnd), this.update();
	}
	_handleMouseWheel(e) {
		this._updateZoomParameters(e.clientX, e.clientY), e.deltaY < 0 ? this._dollyIn(this._getZoomScale(e.deltaY)) : e.deltaY > 0 && this._dollyOut(this._getZoomScale(e.deltaY)), this.update();
	}
	_handleKeyDown(e) {
		let t = !1;
		switch (e.code) {
			case this.keys.UP:
				e.ctrlKey || e.metaKey || e.shiftKey ? this.enableRotate && this._rotateUp(bh * this.keyRotateSpeed / this.domElement.clientHeight) : this.enablePan && this._pan(0, this.keyPanSpeed), t = !0;
				break;
			case this.keys.BOTTOM:
				e.ctrlKey || e.metaKey || e.shiftKey ? this.enableRotate && this._rotateUp(-bh * this.keyRotateSpeed / this.domElement.clientHeight) : this.enablePan && this._pan(0, -this.keyPanSpeed), t = !0;
				break;
			case this.keys.LEFT:
				e.ctrlKey || e.metaKey || e.shiftKey ? this.enableRotate && this._rotateLeft(bh * this.keyRotateSpeed / this.domElement.clientHeight) : this.enablePan && this._pan(this.keyPanSpeed, 0), t = !0;
				break;
			case this.keys.RIGHT: e.ctrlKey || e.metaKey || e.shiftKey ? this.enableRotate && this._rotateLeft(-bh * this.keyRotateSpeed / this.domElement.clientHeight) : this.enablePan && this._pan(-this.keyPanSpeed, 0), t = !0;
		}
		t && (e.preventDefault(), this.update());
	}
	_handleTouchStartRotate(e) {
		if (this._pointers.length === 1) this._rotateStart.set(e.pageX, e.pageY);
		else {
			let t = this._getSecondPointerPosition(e), n = .5 * (e.pageX + t.x), r = .5 * (e.pageY + t.y);
			this._rotateStart.set(n, r);
		}
	}
	_handleTouchStartPan(e) {
		if (this._pointers.length === 1) this._panStart.set(e.pageX, e.pageY);
		else {
			let t = this._getSecondPointerPosition(e), n = .5 * (e.pageX + t.x), r = .5 * (e.pageY + t.y);
			this._panStart.set(n, r);
		}
	}
	_handleTouchStartDolly(e) {
		let t = this._getSecondPointerPosition(e), n = e.pageX - t.x, r = e.pageY - t.y, i = Math.sqrt(n * n + r * r);
		this._dollyStart.set(0, i);
	}
	_handleTouchStartDollyPan(e) {
		this.enableZoom && this._handleTouchStartDolly(e), this.enablePan && this._handleTouchStartPan(e);
	}
	_handleTouchStartDollyRotate(e) {
		this.enableZoom && this._handleTouchStartDolly(e), this.enableRotate && this._handleTouchStartRotate(e);
	}
	_handleTouchMoveRotate(e) {
		if (this._pointers.length == 1) this._rotateEnd.set(e.pageX, e.pageY);
		else {
			let t = this._getSecondPointerPosition(e), n = .5 * (e.pageX + t.x), r = .5 * (e.pageY + t.y);
			this._rotateEnd.set(n, r);
		}
		this._rotateDelta.subVectors(this._rotateEnd, this._rotateStart).multiplyScalar(this.rotateSpeed);
		let t = this.domElement;
		this._rotateLeft(bh * this._rotateDelta.x / t.clientHeight), this._rotateUp(bh * this._rotateDelta.y / t.clientHeight), this._rotateStart.copy(this._rotateEnd);
	}
	_handleTouchMovePan(e) {
		if (this._pointers.length === 1) this._panEnd.set(e.pageX, e.pageY);
		else {
			let t = this._getSecondPointerPosition(e), n = .5 * (e.pageX + t.x), r = .5 * (e.pageY + t.y);
			this._panEnd.set(n, r);
		}
		this._panDelta.subVectors(this._panEnd, this._panStart).multiplyScalar(this.panSpeed), this._pan(this._panDelta.x, this._panDelta.y), this._panStart.copy(this._panEnd);
	}
	_handleTouchMoveDolly(e) {
		let t = this._getSecondPointerPosition(e), n = e.pageX - t.x, r = e.pageY - t.y, i = Math.sqrt(n * n + r * r);
		this._dollyEnd.set(0, i), this._dollyDelta.set(0, (this._dollyEnd.y / this._dollyStart.y) ** +this.zoomSpeed), this._dollyOut(this._dollyDelta.y), this._dollyStart.copy(this._dollyEnd);
		let a = (e.pageX + t.x) * .5, o = (e.pageY + t.y) * .5;
		this._updateZoomParameters(a, o);
	}
	_handleTouchMoveDollyPan(e) {
		this.enableZoom && this._handleTouchMoveDolly(e), this.enablePan && this._handleTouchMovePan(e);
	}
	_handleTouchMoveDollyRotate(e) {
		this.enableZoom && this._handleTouchMoveDolly(e), this.enableRotate && this._handleTouchMoveRotate(e);
	}
	_addPointer(e) {
		this._pointers.push(e.pointerId);
	}
	_removePointer(e) {
		delete this._pointerPositions[e.pointerId];
		for (let t = 0; t < this._pointers.length; t++) if (this._pointers[t] == e.pointerId) {
			this._pointers.splice(t, 1);
			return;
		}
	}
	_isTrackingPointer(e) {
		for (let t = 0; t < this._pointers.length; t++) if (this._pointers[t] == e.pointerId) return !0;
		return !1;
	}
	_trackPointer(e) {
		let t = this._pointerPositions[e.pointerId];
		t === void 0 && (t = new Ps(), this._pointerPositions[e.pointerId] = t), t.set(e.pageX, e.pageY);
	}
	_getSecondPointerPosition(e) {
		let t = e.pointerId === this._pointers[0] ? this._pointers[1] : this._pointers[0];
		return this._pointerPositions[t];
	}
	_customWheelEvent(e) {
		let t = e.deltaMode, n = {
			clientX: e.clientX,
			clientY: e.clientY,
			deltaY: e.deltaY
		};
		switch (t) {
			case 1:
				n.deltaY *= 16;
				break;
			case 2: n.deltaY *= 100;
		}
		return e.ctrlKey && !this._controlActive && (n.deltaY *= 10), n;
	}
};
function wh(e) {
	this.enabled !== !1 && (this._pointers.length === 0 && (this.domElement.setPointerCapture(e.pointerId), this.domElement.ownerDocument.addEventListener("pointermove", this._onPointerMove), this.domElement.ownerDocument.addEventListener("pointerup", this._onPointerUp)), this._isTrackingPointer(e) || (this._addPointer(e), e.pointerType === "touch" ? this._onTouchStart(e) : this._onMouseDown(e), this._cursorStyle === "grab" && (this.domElement.style.cursor = "grabbing")));
}
function Th(e) {
	this.enabled !== !1 && (e.pointerType === "touch" ? this._onTouchMove(e) : this._onMouseMove(e));
}
function Eh(e) {
	switch (this._removePointer(e), this._pointers.length) {
		case 0:
			this.domElement.releasePointerCapture(e.pointerId), this.domElement.ownerDocument.removeEventListener("pointermove", this._onPointerMove), this.domElement.ownerDocument.removeEventListener("pointerup", this._onPointerUp), this.dispatchEvent(hh), this.state = xh.NONE, this._cursorStyle === "grab" && (this.domElement.style.cursor = "grab");
			break;
		case 1:
			let t = this._pointers[0], n = this._pointerPositions[t];
			this._onTouchStart({
				pointerId: t,
				pageX: n.x,
				pageY: n.y
			});
	}
}
function Dh(e) {
	let t;
	switch (e.button) {
		case 0:
			t = this.mouseButtons.LEFT;
			break;
		case 1:
			t = this.mouseButtons.MIDDLE;
			break;
		case 2:
			t = this.mouseButtons.RIGHT;
			break;
		default: t = -1;
	}
	switch (t) {
		case ha.DOLLY:
			if (this.enableZoom === !1) return;
			this._handleMouseDownDolly(e), this.state = xh.DOLLY;
			break;
		case ha.ROTATE:
			if (e.ctrlKey || e.metaKey || e.shiftKey) {
				if (this.enablePan === !1) return;
				this._handleMouseDownPan(e), this.state = xh.PAN;
			} else {
				if (this.enableRotate === !1) return;
				this._handleMouseDownRotate(e), this.state = xh.ROTATE;
			}
			break;
		case ha.PAN:
			if (e.ctrlKey || e.metaKey || e.shiftKey) {
				if (this.enableRotate === !1) return;
				this._handleMouseDownRotate(e), this.state = xh.ROTATE;
			} else {
				if (this.enablePan === !1) return;
				this._handleMouseDownPan(e), this.state = xh.PAN;
			}
			break;
		default: this.state = xh.NONE;
	}
	this.state !== xh.NONE && this.dispatchEvent(mh);
}
function Oh(e) {
	switch (this.state) {
		case xh.ROTATE:
			if (this.enableRotate === !1) return;
			this._handleMouseMoveRotate(e);
			break;
		case xh.DOLLY:
			if (this.enableZoom === !1) return;
			this._handleMouseMoveDolly(e);
			break;
		case xh.PAN:
			if (this.enablePan === !1) return;
			this._handleMouseMovePan(e);
	}
}
function kh(e) {
	this.enabled !== !1 && this.enableZoom !== !1 && this.state === xh.NONE && (e.preventDefault(), this.dispatchEvent(mh), this._handleMouseWheel(this._customWheelEvent(e)), this.dispatchEvent(hh));
}
function Ah(e) {
	this.enabled !== !1 && this._handleKeyDown(e);
}
function jh(e) {
	switch (this._trackPointer(e), this._pointers.length) {
		case 1:
			switch (this.touches.ONE) {
				case ga.ROTATE:
					if (this.enableRotate === !1) {
						this.state = xh.NONE;
						break;
					}
					this._handleTouchStartRotate(e), this.state = xh.TOUCH_ROTATE;
					break;
				case ga.PAN:
					if (this.enablePan === !1) {
						this.state = xh.NONE;
						break;
					}
					this._handleTouchStartPan(e), this.state = xh.TOUCH_PAN;
					break;
				default: this.state = xh.NONE;
			}
			break;
		case 2:
			switch (this.touches.TWO) {
				case ga.DOLLY_PAN:
					if (this.enableZoom === !1 && this.enablePan === !1) return;
					this._handleTouchStartDollyPan(e), this.state = xh.TOUCH_DOLLY_PAN;
					break;
				case ga.DOLLY_ROTATE:
					if (this.enableZoom === !1 && this.enableRotate === !1) return;
					this._handleTouchStartDollyRotate(e), this.state = xh.TOUCH_DOLLY_ROTATE;
					break;
				default: this.state = xh.NONE;
			}
			break;
		default: this.state = xh.NONE;
	}
	this.state !== xh.NONE && this.dispatchEvent(mh);
}
function Mh(e) {
	switch (this._trackPointer(e), this.state) {
		case xh.TOUCH_ROTATE:
			if (this.enableRotate === !1) return;
			this._handleTouchMoveRotate(e), this.update();
			break;
		case xh.TOUCH_PAN:
			if (this.enablePan === !1) return;
			this._handleTouchMovePan(e), this.update();
			break;
		case xh.TOUCH_DOLLY_PAN:
			if (this.enableZoom === !1 && this.enablePan === !1) return;
			this._handleTouchMoveDollyPan(e), this.update();
			break;
		case xh.TOUCH_DOLLY_ROTATE:
			if (this.enableZoom === !1 && this.enableRotate === !1) return;
			this._handleTouchMoveDollyRotate(e), this.update();
			break;
		default: this.state = xh.NONE;
	}
}
function Nh(e) {
	this.enabled !== !1 && e.preventDefault();
}
function Ph(e) {
	e.key === "Control" && (this._controlActive = !0, this.domElement.ownerDocument.addEventListener("keyup", this._interceptControlUp, {
		passive: !0,
		capture: !0
	}));
}
function Fh(e) {
	e.key === "Control" && (this._controlActive = !1, this.domElement.ownerDocument.removeEventListener("keyup", this._interceptControlUp, {
		passive: !0,
		capture: !0
	}));
}
// src/crowd.ts
var Ih = "\n  attribute vec4 shape;                    // axis (Earth radii), eccentricity, inclination, RAAN (rad)\n  attribute vec3 phase;                    // argument of perigee, mean anomaly (rad), its rate (rad/min)\n  attribute vec3 paint;\n  attribute float visible;                 // 0 hidden, 1 shown, 2 lit\n  uniform float minutes;\n  uniform float size;\n  uniform float crowd;                     // opacity of points that are not lit\n  varying vec4 colour;\n  const float TURN = 6.283185307179586;\n  void main() {\n    float a = shape.x, e = shape.y, i = shape.z, p = a * (1. - e * e);\n    float k = 1.5 * 1.082616e-3 * phase.z / (p * p);\n    float W = shape.w - k * cos(i) * minutes;\n    float w = phase.x + k * (2. - 2.5 * sin(i) * sin(i)) * minutes;\n    float M = mod(phase.y + phase.z * minutes, TURN), E = M + e * sin(M);\n    for (int j = 0; j < 5; j++) E -= (E - e * sin(E) - M) / (1. - e * cos(E));\n    float x = a * (cos(E) - e), y = a * sqrt(1. - e * e) * sin(E);\n    float X = x * cos(w) - y * sin(w), Y = x * sin(w) + y * cos(w);\n    vec3 q = vec3(X * cos(W) - Y * cos(i) * sin(W), Y * sin(i), -(X * sin(W) + Y * cos(i) * cos(W)));\n    vec4 seen = modelViewMatrix * vec4(q, 1.);\n    gl_Position = visible < .5 ? vec4(2., 2., 2., 1.) : projectionMatrix * seen;\n    bool lit = visible > 1.5;\n    gl_PointSize = lit ? clamp(size * 22. / -seen.z, 4., 9.) : clamp(size * 10. / -seen.z, 1.7, 4.5);\n    colour = vec4(paint, lit ? 1. : crowd);\n  }", Lh = "\n  varying vec4 colour;\n  void main() {\n    vec2 d = gl_PointCoord - .5;\n    if (dot(d, d) > .25) discard;\n    gl_FragColor = colour; // as the style sheet has it: no light is computed, so nothing is converted\n  }", Rh = class {
	points;
	material;
	geometry = new Il();
	paint = new xl(/* @__PURE__ */ new Uint8Array(), 3, !0);
	visible = new xl(/* @__PURE__ */ new Uint8Array(), 1);
	catalogue;
	constructor() {
		this.material = new nd({
			uniforms: {
				minutes: { value: 0 },
				size: { value: 1 },
				crowd: { value: .75 }
			},
			transparent: !0,
			depthWrite: !1,
			vertexShader: Ih,
			fragmentShader: Lh
		}), this.points = new Ru(this.geometry, this.material), this.points.frustumCulled = !1;
	}
	show(e) {
		this.catalogue = e;
		let t = new Ll(e.values, 7);
		this.geometry.setAttribute("position", new Bl(t, 3, 0)), this.geometry.setAttribute("shape", new Bl(t, 4, 0)), this.geometry.setAttribute("phase", new Bl(t, 3, 4)), this.paint = new xl(new Uint8Array(e.count * 3), 3, !0), this.visible = new xl(new Uint8Array(e.count), 1), this.geometry.setAttribute("paint", this.paint), this.geometry.setAttribute("visible", this.visible), this.geometry.setDrawRange(0, e.count);
	}
	colour(e) {
		let t = this.paint.array, n = this.visible.array, r = 0;
		for (let i = 0; i < (this.catalogue?.count ?? 0); i++) {
			let [a, o, s, c] = e(i);
			t[3 * i] = a, t[3 * i + 1] = o, t[3 * i + 2] = s, n[i] = c, c && r++;
		}
		return this.paint.needsUpdate = !0, this.visible.needsUpdate = !0, r;
	}
	set minutes(e) {
		this.material.uniforms.minutes.value = e;
	}
	set density(e) {
		this.material.uniforms.crowd.value = e;
	}
	set size(e) {
		this.material.uniforms.size.value = e;
	}
	pick(e, t, n, r, i, a, o = 12) {
		let s = this.catalogue;
		if (!s) return;
		let c = this.visible.array, l = new Q(), u, d = o, f = Infinity;
		for (let o = 0; o < s.count; o++) {
			if (!c[o]) continue;
			let [p, m, h] = R(s.values, o, a);
			if (l.set(p, h, -m), zh(l, i)) continue;
			let g = l.distanceTo(i.position);
			l.project(i);
			let _ = Math.hypot((l.x + 1) / 2 * n - e, (1 - l.y) / 2 * r - t);
			(_ < d - 2 || _ < d + 2 && g < f) && (d = Math.min(d, _), f = g, u = o);
		}
		return u;
	}
	dispose() {
		this.geometry.dispose(), this.material.dispose();
	}
};
function zh(e, t) {
	let n = e.clone().sub(t.position), r = n.length();
	n.divideScalar(r);
	let i = -t.position.dot(n);
	return i <= 0 || i >= r ? !1 : t.position.lengthSq() - i * i < 1;
}
// node_modules/topojson-client/src/identity.js
function Bh(e) {
	return e;
}
// node_modules/topojson-client/src/transform.js
function Vh(e) {
	if (e == null) return Bh;
	var t, n, r = e.scale[0], i = e.scale[1], a = e.translate[0], o = e.translate[1];
	return function(e, s) {
		s || (t = n = 0);
		var c = 2, l = e.length, u = Array(l);
		for (u[0] = (t += e[0]) * r + a, u[1] = (n += e[1]) * i + o; c < l;) u[c] = e[c], ++c;
		return u;
	};
}
// node_modules/topojson-client/src/reverse.js
function Hh(e, t) {
	for (var n, r = e.length, i = r - t; i < --r;) n = e[i], e[i++] = e[r], e[r] = n;
}
// node_modules/topojson-client/src/feature.js
function Uh(e, t) {
	var n = Vh(e.transform), r = e.arcs;
	function i(e, t) {
		t.length && t.pop();
		for (var i = r[e < 0 ? ~e : e], a = 0, o = i.length; a < o; ++a) t.push(n(i[a], a));
		e < 0 && Hh(t, o);
	}
	function a(e) {
		return n(e);
	}
	function o(e) {
		for (var t = [], n = 0, r = e.length; n < r; ++n) i(e[n], t);
		return t.length < 2 && t.push(t[0]), t;
	}
	function s(e) {
		for (var t = o(e); t.length < 4;) t.push(t[0]);
		return t;
	}
	function c(e) {
		return e.map(s);
	}
	function l(e) {
		var t = e.type, n;
		switch (t) {
			case "GeometryCollection": return {
				type: t,
				geometries: e.geometries.map(l)
			};
			case "Point":
				n = a(e.coordinates);
				break;
			case "MultiPoint":
				n = e.coordinates.map(a);
				break;
			case "LineString":
				n = o(e.arcs);
				break;
			case "MultiLineString":
				n = e.arcs.map(o);
				break;
			case "Polygon":
				n = c(e.arcs);
				break;
			case "MultiPolygon":
				n = e.arcs.map(c);
				break;
			default: return null;
		}
		return {
			type: t,
			coordinates: n
		};
	}
	return l(t);
}
// node_modules/topojson-client/src/stitch.js
function Wh(e, t) {
	var n = {}, r = {}, i = {}, a = [], o = -1;
	t.forEach(function(n, r) {
		var i = e.arcs[n < 0 ? ~n : n], a;
		i.length < 3 && !i[1][0] && !i[1][1] && (a = t[++o], t[o] = n, t[r] = a);
	}), t.forEach(function(e) {
		var t = s(e), n = t[0], a = t[1], o, c;
		if (o = i[n]) {
			if (delete i[o.end], o.push(e), o.end = a, c = r[a]) {
				delete r[c.start];
				var l = c === o ? o : o.concat(c);
				r[l.start = o.start] = i[l.end = c.end] = l;
			} else r[o.start] = i[o.end] = o;
		} else if (o = r[a]) {
			if (delete r[o.start], o.unshift(e), o.start = n, c = i[n]) {
				delete i[c.end];
				var u = c === o ? o : c.concat(o);
				r[u.start = c.start] = i[u.end = o.end] = u;
			} else r[o.start] = i[o.end] = o;
		} else o = [e], r[o.start = n] = i[o.end = a] = o;
	});
	function s(t) {
		var n = e.arcs[t < 0 ? ~t : t], r = n[0], i;
		return e.transform ? (i = [0, 0], n.forEach(function(e) {
			i[0] += e[0], i[1] += e[1];
		})) : i = n[n.length - 1], t < 0 ? [i, r] : [r, i];
	}
	function c(e, t) {
		for (var r in e) {
			var i = e[r];
			delete t[i.start], delete i.start, delete i.end, i.forEach(function(e) {
				n[e < 0 ? ~e : e] = 1;
			}), a.push(i);
		}
	}
	return c(i, r), c(r, i), t.forEach(function(e) {
		n[e < 0 ? ~e : e] || a.push([e]);
	}), a;
}
// node_modules/topojson-client/src/mesh.js
function Gh(e) {
	return Uh(e, Kh.apply(this, arguments));
}
function Kh(e, t, n) {
	var r, i, a;
	if (arguments.length > 1) r = qh(e, t, n);
	else for (i = 0, r = Array(a = e.arcs.length); i < a; ++i) r[i] = i;
	return {
		type: "MultiLineString",
		arcs: Wh(e, r)
	};
}
function qh(e, t, n) {
	var r = [], i = [], a;
	function o(e) {
		var t = e < 0 ? ~e : e;
		(i[t] || (i[t] = [])).push({
			i: e,
			g: a
		});
	}
	function s(e) {
		e.forEach(o);
	}
	function c(e) {
		e.forEach(s);
	}
	function l(e) {
		e.forEach(c);
	}
	function u(e) {
		switch (a = e, e.type) {
			case "GeometryCollection":
				e.geometries.forEach(u);
				break;
			case "LineString":
				s(e.arcs);
				break;
			case "MultiLineString":
			case "Polygon":
				c(e.arcs);
				break;
			case "MultiPolygon": l(e.arcs);
		}
	}
	return u(t), i.forEach(n == null ? function(e) {
		r.push(e[0].i);
	} : function(e) {
		n(e[0].g, e[e.length - 1].g) && r.push(e[0].i);
	}), r;
}
var Jh = {
	type: "Topology",
	objects: { land: {
		type: "GeometryCollection",
		geometries: [{
			type: "MultiPolygon",
			arcs: [
				[[0]],
				[[1]],
				[[2]],
				[[3]],
				[[4]],
				[[5]],
				[[6]],
				[[7]],
				[[8]],
				[[9]],
				[[10]],
				[[11]],
				[[12]],
				[[13]],
				[[14]],
				[[15]],
				[[16, 18]],
				[[19]],
				[[20]],
				[[21]],
				[[22]],
				[[23]],
				[[24]],
				[[25]],
				[[26]],
				[[27]],
				[[28]],
				[[29]],
				[[30]],
				[[31]],
				[[32]],
				[[33]],
				[[34]],
				[[35]],
				[[36]],
				[[37]],
				[[38]],
				[[39]],
				[[40]],
				[[41]],
				[[42]],
				[[43]],
				[[44]],
				[[45]],
				[[46]],
				[[47]],
				[[48]],
				[[49]],
				[[50]],
				[[51]],
				[[52]],
				[[53]],
				[[54]],
				[[55]],
				[[56]],
				[[57]],
				[[58]],
				[[59]],
				[[60]],
				[[61]],
				[[62]],
				[[63]],
				[[64]],
				[[65]],
				[[66]],
				[[67]],
				[[68]],
				[[69]],
				[[70]],
				[[71]],
				[[72]],
				[[73]],
				[[74]],
				[[75]],
				[[76]],
				[[77]],
				[[78]],
				[[79]],
				[[80]],
				[[81]],
				[[82]],
				[[83]],
				[[84]],
				[[85]],
				[[86]],
				[[87]],
				[[88]],
				[[89]],
				[[90]],
				[[91]],
				[[92, 115], [114]],
				[[94]],
				[[95]],
				[[96]],
				[[97]],
				[[98]],
				[[99]],
				[[100]],
				[[101]],
				[[102]],
				[[103]],
				[[104]],
				[[105]],
				[[106]],
				[[107]],
				[[108]],
				[[109]],
				[[110]],
				[[111]],
				[[112]],
				[[113]],
				[[116]],
				[[117]],
				[[118]],
				[[119]],
				[[120]],
				[[121]],
				[[122]],
				[[123]],
				[[124]],
				[[125]],
				[[126]],
				[[127]],
				[[128]],
				[[129]]
			]
		}]
	} },
	arcs: [
		[
			[33452, 3290],
			[-82, -301],
			[-81, -266],
			[-582, 81],
			[-621, -35],
			[-348, 197],
			[0, 23],
			[-152, 174],
			[625, -23],
			[599, -58],
			[207, 243],
			[147, 208],
			[288, -243]
		],
		[
			[5775, 3611],
			[-533, -81],
			[-364, 208],
			[-163, 209],
			[-11, 35],
			[-180, 162],
			[169, 220],
			[517, -93],
			[277, -185],
			[212, -209],
			[76, -266]
		],
		[
			[37457, 4468],
			[342, -255],
			[120, -359],
			[33, -254],
			[11, -301],
			[-430, -186],
			[-452, -150],
			[-522, -139],
			[-582, -116],
			[-658, 35],
			[-365, 197],
			[49, 243],
			[593, 162],
			[239, 197],
			[174, 254],
			[126, 220],
			[168, 209],
			[180, 243],
			[141, 0],
			[414, 127],
			[419, -127]
		],
		[
			[16330, 7154],
			[359, -93],
			[332, 104],
			[-158, -208],
			[-261, -151],
			[-386, 47],
			[-278, 208],
			[60, 197],
			[332, -104]
		],
		[
			[15122, 7165],
			[425, -231],
			[-164, 23],
			[-359, 58],
			[-381, 162],
			[202, 127],
			[277, -139]
		],
		[
			[22505, 8080],
			[305, -81],
			[304, 69],
			[163, -335],
			[-217, 46],
			[-337, -23],
			[-343, 23],
			[-376, -35],
			[-283, 116],
			[-146, 243],
			[174, 104],
			[353, -81],
			[403, -46]
		],
		[
			[30985, 8657],
			[33, -266],
			[-49, -231],
			[-76, -220],
			[-326, -81],
			[-311, -116],
			[-364, 11],
			[136, 232],
			[-327, -81],
			[-310, -81],
			[-212, 174],
			[-16, 243],
			[305, 231],
			[190, 70],
			[321, -23],
			[82, 301],
			[16, 219],
			[-6, 475],
			[158, 278],
			[256, 93],
			[147, -220],
			[65, -220],
			[120, -267],
			[92, -254],
			[76, -267]
		],
		[
			[0, 529],
			[16, -5],
			[245, 344],
			[501, -185],
			[32, 21],
			[78, 49],
			[94, 61],
			[81, 52],
			[41, 26],
			[41, -1],
			[29, -10],
			[402, -246],
			[352, 246],
			[63, 34],
			[816, 104],
			[265, -138],
			[130, -71],
			[419, -196],
			[789, -151],
			[625, -185],
			[1072, -139],
			[800, 162],
			[1181, -116],
			[669, -185],
			[734, 174],
			[773, 162],
			[60, 278],
			[-1094, 23],
			[-898, 139],
			[-234, 231],
			[-745, 128],
			[49, 266],
			[103, 243],
			[104, 220],
			[-55, 243],
			[-462, 162],
			[-212, 209],
			[-430, 185],
			[675, -35],
			[642, 93],
			[402, -197],
			[495, 173],
			[457, 220],
			[223, 197],
			[-98, 243],
			[-359, 162],
			[-408, 174],
			[-571, 35],
			[-500, 81],
			[-539, 58],
			[-180, 220],
			[-359, 185],
			[-217, 208],
			[-87, 672],
			[136, -58],
			[250, -185],
			[457, 58],
			[441, 81],
			[228, -255],
			[441, 58],
			[370, 127],
			[348, 162],
			[315, 197],
			[419, 58],
			[-11, 220],
			[-97, 220],
			[81, 208],
			[359, 104],
			[163, -196],
			[425, 115],
			[321, 151],
			[397, 12],
			[375, 57],
			[376, 139],
			[299, 128],
			[337, 127],
			[218, -35],
			[190, -46],
			[414, 81],
			[370, -104],
			[381, 11],
			[364, 81],
			[375, -57],
			[414, -58],
			[386, 23],
			[403, -12],
			[413, -11],
			[381, 23],
			[283, 174],
			[337, 92],
			[349, -127],
			[331, 104],
			[300, 208],
			[179, -185],
			[98, -208],
			[180, -197],
			[288, 174],
			[332, -220],
			[375, -70],
			[321, -162],
			[392, 35],
			[354, 104],
			[418, -23],
			[376, -81],
			[381, -104],
			[147, 254],
			[-180, 197],
			[-136, 209],
			[-359, 46],
			[-158, 220],
			[-60, 220],
			[-98, 440],
			[213, -81],
			[364, -35],
			[359, 35],
			[327, -93],
			[283, -174],
			[119, -208],
			[376, -35],
			[359, 81],
			[381, 116],
			[342, 70],
			[283, -139],
			[370, 46],
			[239, 451],
			[224, -266],
			[321, -104],
			[348, 58],
			[228, -232],
			[365, -23],
			[337, -69],
			[332, -128],
			[218, 220],
			[108, 209],
			[278, -232],
			[381, 58],
			[283, -127],
			[190, -197],
			[370, 58],
			[288, 127],
			[283, 151],
			[337, 81],
			[392, 69],
			[354, 81],
			[272, 127],
			[163, 186],
			[65, 254],
			[-32, 244],
			[-87, 231],
			[-98, 232],
			[-87, 231],
			[-71, 209],
			[-16, 231],
			[27, 232],
			[130, 220],
			[109, 243],
			[44, 231],
			[-55, 255],
			[-32, 232],
			[136, 266],
			[152, 173],
			[180, 220],
			[190, 186],
			[223, 173],
			[109, 255],
			[152, 162],
			[174, 151],
			[267, 34],
			[174, 186],
			[196, 115],
			[228, 70],
			[202, 150],
			[157, 186],
			[218, 69],
			[163, -151],
			[-103, -196],
			[-283, -174],
			[-120, -127],
			[-206, 92],
			[-229, -58],
			[-190, -139],
			[-202, -150],
			[-136, -174],
			[-38, -231],
			[17, -220],
			[130, -197],
			[-190, -139],
			[-261, -46],
			[-153, -197],
			[-163, -185],
			[-174, -255],
			[-44, -220],
			[98, -243],
			[147, -185],
			[229, -139],
			[212, -185],
			[114, -232],
			[60, -220],
			[82, -232],
			[130, -196],
			[82, -220],
			[38, -544],
			[81, -220],
			[22, -232],
			[87, -231],
			[-38, -313],
			[-152, -243],
			[-163, -197],
			[-370, -81],
			[-125, -208],
			[-169, -197],
			[-419, -220],
			[-370, -93],
			[-348, -127],
			[-376, -128],
			[-223, -243],
			[-446, -23],
			[-489, 23],
			[-441, -46],
			[-468, 0],
			[87, -232],
			[424, -104],
			[311, -162],
			[174, -208],
			[-310, -185],
			[-479, 58],
			[-397, -151],
			[-17, -243],
			[-11, -232],
			[327, -196],
			[60, -220],
			[353, -220],
			[588, -93],
			[500, -162],
			[398, -185],
			[506, -186],
			[690, -92],
			[681, -162],
			[473, -174],
			[517, -197],
			[272, -278],
			[136, -220],
			[337, 209],
			[457, 173],
			[484, 186],
			[577, 150],
			[495, 162],
			[691, 12],
			[680, -81],
			[560, -139],
			[180, 255],
			[386, 173],
			[702, 12],
			[550, 127],
			[522, 128],
			[577, 81],
			[614, 104],
			[430, 150],
			[-196, 209],
			[-119, 208],
			[0, 220],
			[-539, -23],
			[-571, -93],
			[-544, 0],
			[-77, 220],
			[39, 440],
			[125, 128],
			[397, 138],
			[468, 139],
			[337, 174],
			[337, 174],
			[251, 231],
			[380, 104],
			[376, 81],
			[190, 47],
			[430, 23],
			[408, 81],
			[343, 116],
			[337, 139],
			[305, 139],
			[386, 185],
			[245, 197],
			[261, 173],
			[82, 232],
			[-294, 139],
			[98, 243],
			[185, 185],
			[288, 116],
			[305, 139],
			[283, 185],
			[217, 232],
			[136, 277],
			[202, 163],
			[331, -35],
			[136, -197],
			[332, -23],
			[11, 220],
			[142, 231],
			[299, -58],
			[71, -220],
			[331, -34],
			[360, 104],
			[348, 69],
			[315, -34],
			[120, -243],
			[305, 196],
			[283, 105],
			[315, 81],
			[310, 81],
			[283, 139],
			[310, 92],
			[240, 128],
			[168, 208],
			[207, -151],
			[288, 81],
			[202, -277],
			[157, -209],
			[316, 116],
			[125, 232],
			[283, 162],
			[365, -35],
			[108, -220],
			[229, 220],
			[299, 69],
			[326, 23],
			[294, -11],
			[310, -70],
			[300, -34],
			[130, -197],
			[180, -174],
			[304, 104],
			[327, 24],
			[315, 0],
			[310, 11],
			[278, 81],
			[294, 70],
			[245, 162],
			[261, 104],
			[283, 58],
			[212, 162],
			[152, 324],
			[158, 197],
			[288, -93],
			[109, -208],
			[239, -139],
			[289, 46],
			[196, -208],
			[206, -151],
			[283, 139],
			[98, 255],
			[250, 104],
			[289, 197],
			[272, 81],
			[326, 116],
			[218, 127],
			[228, 139],
			[218, 127],
			[261, -69],
			[250, 208],
			[180, 162],
			[261, -11],
			[229, 139],
			[54, 208],
			[234, 162],
			[228, 116],
			[278, 93],
			[256, 46],
			[244, -35],
			[262, -58],
			[223, -162],
			[27, -254],
			[245, -197],
			[168, -162],
			[332, -70],
			[185, -162],
			[229, -162],
			[266, -35],
			[223, 116],
			[240, 243],
			[261, -127],
			[272, -70],
			[261, -69],
			[272, -46],
			[277, 0],
			[229, -614],
			[-11, -150],
			[-33, -267],
			[-266, -150],
			[-218, -220],
			[38, -232],
			[310, 12],
			[-38, -232],
			[-141, -220],
			[-131, -243],
			[212, -185],
			[321, -58],
			[321, 104],
			[153, 232],
			[92, 220],
			[153, 185],
			[174, 174],
			[70, 208],
			[147, 289],
			[174, 58],
			[316, 24],
			[277, 69],
			[283, 93],
			[136, 231],
			[82, 220],
			[190, 220],
			[272, 151],
			[234, 115],
			[153, 197],
			[157, 104],
			[202, 93],
			[277, -58],
			[250, 58],
			[272, 69],
			[305, -34],
			[201, 162],
			[142, 393],
			[103, -162],
			[131, -278],
			[234, -115],
			[266, -47],
			[267, 70],
			[283, -46],
			[261, -12],
			[174, 58],
			[234, -35],
			[212, -127],
			[250, 81],
			[300, 0],
			[255, 81],
			[289, -81],
			[185, 197],
			[141, 196],
			[191, 163],
			[348, 439],
			[179, -81],
			[212, -162],
			[185, -208],
			[354, -359],
			[272, -12],
			[256, 0],
			[299, 70],
			[299, 81],
			[229, 162],
			[190, 174],
			[310, 23],
			[207, 127],
			[218, -116],
			[141, -185],
			[196, -185],
			[305, 23],
			[190, -150],
			[332, -151],
			[348, -58],
			[288, 47],
			[218, 185],
			[185, 185],
			[250, 46],
			[251, -81],
			[288, -58],
			[261, 93],
			[250, 0],
			[245, -58],
			[256, -58],
			[250, 104],
			[299, 93],
			[283, 23],
			[316, 0],
			[255, 58],
			[251, 46],
			[76, 290],
			[11, 243],
			[174, -162],
			[49, -266],
			[92, -244],
			[115, -196],
			[234, -105],
			[315, 35],
			[365, 12],
			[250, 35],
			[364, 0],
			[262, 11],
			[364, -23],
			[310, -46],
			[196, -186],
			[-54, -220],
			[179, -173],
			[299, -139],
			[310, -151],
			[360, -104],
			[375, -92],
			[283, -93],
			[315, -12],
			[180, 197],
			[245, -162],
			[212, -185],
			[245, -139],
			[337, -58],
			[321, -69],
			[136, -232],
			[316, -139],
			[212, -208],
			[310, -93],
			[321, 12],
			[299, -35],
			[332, 12],
			[332, -47],
			[310, -81],
			[288, -139],
			[289, -116],
			[195, -173],
			[-32, -232],
			[-147, -208],
			[-125, -266],
			[-98, -209],
			[-131, -243],
			[-364, -93],
			[-163, -208],
			[-360, -127],
			[-125, -232],
			[-190, -220],
			[-201, -185],
			[-115, -243],
			[-70, -220],
			[-28, -266],
			[6, -220],
			[158, -232],
			[60, -220],
			[130, -208],
			[517, -81],
			[109, -255],
			[-501, -93],
			[-424, -127],
			[-528, -23],
			[-234, -336],
			[-49, -278],
			[-119, -220],
			[-147, -220],
			[370, -196],
			[141, -244],
			[239, -219],
			[338, -197],
			[386, -186],
			[419, -185],
			[636, -185],
			[142, -289],
			[800, -128],
			[53, -45],
			[208, -175],
			[767, 151],
			[636, -186],
			[-99520, -142]
		],
		[
			[31180, 18764],
			[361, -355],
			[389, -147],
			[-125, -296],
			[-264, -29],
			[-141, 208],
			[-92, -239],
			[-238, -183],
			[-301, 67],
			[-202, 177],
			[-291, 86],
			[-350, 330],
			[-283, 317],
			[-383, 662],
			[229, -124],
			[390, -395],
			[369, -212],
			[143, 271],
			[90, 405],
			[256, 244],
			[198, -70],
			[106, -274],
			[139, -443]
		],
		[
			[33736, 20389],
			[222, -266],
			[-83, -207],
			[-375, -177],
			[-125, 207],
			[-236, -266],
			[-139, 266],
			[333, 354],
			[236, -148],
			[167, 237]
		],
		[
			[69522, 21210],
			[-427, -38],
			[-7, 314],
			[41, 244],
			[19, 121],
			[179, -186],
			[263, -74],
			[9, -112],
			[-77, -269]
		],
		[
			[90387, 26479],
			[269, -204],
			[151, 81],
			[217, 113],
			[166, -39],
			[20, -702],
			[-95, -203],
			[-29, -476],
			[-97, 162],
			[-193, -412],
			[-57, 32],
			[-171, 19],
			[-171, 505],
			[-38, 390],
			[-160, 515],
			[7, 271],
			[181, -52]
		],
		[
			[98060, 26404],
			[63, -244],
			[198, 239],
			[80, -249],
			[0, -249],
			[-103, -274],
			[-182, -435],
			[-142, -238],
			[103, -284],
			[-214, -7],
			[-238, -223],
			[-75, -387],
			[-157, -597],
			[-219, -264],
			[-138, -169],
			[-256, 13],
			[-180, 194],
			[-302, 42],
			[-46, 217],
			[149, 438],
			[349, 583],
			[179, 111],
			[200, 225],
			[238, 310],
			[167, 306],
			[123, 441],
			[106, 149],
			[41, 330],
			[195, 273],
			[61, -251]
		],
		[
			[98502, 29218],
			[202, -622],
			[5, 403],
			[126, -161],
			[41, -447],
			[224, -192],
			[188, -48],
			[158, 226],
			[141, -69],
			[-67, -524],
			[-85, -345],
			[-212, 12],
			[-74, -179],
			[26, -254],
			[-41, -110],
			[-105, -319],
			[-138, -404],
			[-214, -236],
			[-48, 155],
			[-116, 85],
			[160, 486],
			[-91, 326],
			[-299, 236],
			[8, 214],
			[201, 206],
			[47, 455],
			[-13, 382],
			[-113, 396],
			[8, 104],
			[-133, 244],
			[-218, 523],
			[-117, 418],
			[104, 46],
			[151, -328],
			[216, -153],
			[78, -526]
		],
		[
			[96421, 37487],
			[-105, -142],
			[-153, 160],
			[-199, 266],
			[-179, 313],
			[-184, 416],
			[-38, 201],
			[119, -9],
			[156, -201],
			[122, -200],
			[89, -166],
			[228, -366],
			[144, -272]
		],
		[
			[99547, 40335],
			[96, -171],
			[-46, -308],
			[-172, -81],
			[-153, 73],
			[-27, 260],
			[107, 203],
			[126, -74],
			[69, 98]
		],
		[
			[0, 40798],
			[99822, -145],
			[-177, -124],
			[-36, 220],
			[139, 121],
			[88, 33],
			[-99836, 184]
		],
		[[0, 41087], [0, -289]],
		[
			[0, 41087],
			[57, 27],
			[-34, -284],
			[-23, -32]
		],
		[
			[96623, 40851],
			[-92, -78],
			[-93, 259],
			[10, 158],
			[175, -339]
		],
		[
			[96418, 41756],
			[45, -476],
			[-75, 74],
			[-58, -32],
			[-39, 163],
			[-6, 453],
			[133, -182]
		],
		[
			[63904, 42571],
			[45, -711],
			[72, -276],
			[-28, -284],
			[-49, -174],
			[-94, 347],
			[-53, -175],
			[53, -438],
			[-24, -250],
			[-77, -137],
			[-18, -500],
			[-109, -689],
			[-137, -814],
			[-172, -1120],
			[-106, -821],
			[-125, -685],
			[-226, -140],
			[-243, -250],
			[-160, 151],
			[-220, 211],
			[-77, 312],
			[-18, 524],
			[-98, 471],
			[-26, 425],
			[50, 426],
			[128, 102],
			[1, 197],
			[133, 447],
			[25, 377],
			[-65, 280],
			[-52, 372],
			[-23, 544],
			[97, 331],
			[38, 375],
			[138, 22],
			[155, 121],
			[103, 107],
			[122, 7],
			[158, 337],
			[229, 364],
			[83, 297],
			[-38, 253],
			[118, -71],
			[153, 410],
			[6, 356],
			[92, 264],
			[96, -254],
			[74, -251],
			[69, -390]
		],
		[
			[89877, 42448],
			[100, -464],
			[179, 223],
			[92, -250],
			[133, -231],
			[-29, -262],
			[60, -506],
			[42, -295],
			[70, -72],
			[75, -505],
			[-27, -307],
			[90, -400],
			[301, -309],
			[197, -281],
			[186, -257],
			[-37, -143],
			[159, -371],
			[108, -639],
			[111, 130],
			[113, -256],
			[68, 91],
			[48, -626],
			[197, -363],
			[129, -226],
			[217, -478],
			[78, -475],
			[7, -337],
			[-19, -365],
			[132, -502],
			[-16, -523],
			[-48, -274],
			[-75, -527],
			[6, -339],
			[-55, -423],
			[-123, -538],
			[-205, -290],
			[-102, -458],
			[-93, -292],
			[-82, -510],
			[-107, -294],
			[-70, -442],
			[-36, -407],
			[14, -187],
			[-159, -205],
			[-311, -22],
			[-257, -242],
			[-127, -229],
			[-168, -254],
			[-230, 262],
			[-170, 104],
			[43, 308],
			[-152, -112],
			[-243, -428],
			[-240, 160],
			[-158, 94],
			[-159, 42],
			[-269, 171],
			[-179, 364],
			[-52, 449],
			[-64, 298],
			[-137, 240],
			[-267, 71],
			[91, 287],
			[-67, 438],
			[-136, -408],
			[-247, -109],
			[146, 327],
			[42, 341],
			[107, 289],
			[-22, 438],
			[-226, -504],
			[-174, -202],
			[-106, -470],
			[-217, 243],
			[9, 313],
			[-174, 429],
			[-147, 221],
			[52, 137],
			[-356, 358],
			[-195, 17],
			[-267, 287],
			[-498, -56],
			[-359, -211],
			[-317, -197],
			[-265, 39],
			[-294, -303],
			[-241, -137],
			[-53, -309],
			[-103, -240],
			[-236, -15],
			[-174, -52],
			[-246, 107],
			[-199, -64],
			[-191, -27],
			[-165, -315],
			[-81, 26],
			[-140, -167],
			[-133, -187],
			[-203, 23],
			[-186, 0],
			[-295, 377],
			[-149, 113],
			[6, 338],
			[138, 81],
			[47, 134],
			[-10, 212],
			[34, 411],
			[-31, 350],
			[-147, 598],
			[-45, 337],
			[12, 336],
			[-111, 385],
			[-7, 174],
			[-123, 235],
			[-35, 463],
			[-158, 467],
			[-39, 252],
			[122, -255],
			[-93, 548],
			[137, -171],
			[83, -229],
			[-5, 303],
			[-138, 465],
			[-26, 186],
			[-65, 177],
			[31, 341],
			[56, 146],
			[38, 295],
			[-29, 346],
			[114, 425],
			[21, -450],
			[118, 406],
			[225, 198],
			[136, 252],
			[212, 217],
			[126, 46],
			[77, -73],
			[219, 220],
			[168, 66],
			[42, 129],
			[74, 54],
			[153, -14],
			[292, 173],
			[151, 262],
			[71, 316],
			[163, 300],
			[13, 236],
			[7, 321],
			[194, 502],
			[117, -510],
			[119, 118],
			[-99, 279],
			[87, 287],
			[122, -128],
			[34, 449],
			[152, 291],
			[67, 233],
			[140, 101],
			[4, 165],
			[122, -69],
			[5, 148],
			[122, 85],
			[134, 80],
			[205, -271],
			[155, -350],
			[173, -4],
			[177, -56],
			[-59, 325],
			[133, 473],
			[126, 155],
			[-44, 147],
			[121, 338],
			[168, 208],
			[142, -70],
			[234, 111],
			[-5, 302],
			[-204, 195],
			[148, 86],
			[184, -147],
			[148, -242],
			[234, -151],
			[79, 60],
			[172, -182],
			[162, 169],
			[105, -51],
			[65, 113],
			[127, -292],
			[-74, -316],
			[-105, -239],
			[-96, -20],
			[32, -236],
			[-81, -295],
			[-99, -291],
			[20, -166],
			[221, -327],
			[214, -189],
			[143, -204],
			[201, -350],
			[78, 1],
			[145, -151],
			[43, -183],
			[265, -200],
			[183, 202],
			[55, 317],
			[56, 262],
			[34, 324],
			[85, 470],
			[-39, 286],
			[20, 171],
			[-32, 339],
			[37, 445],
			[53, 120],
			[-43, 197],
			[67, 313],
			[52, 325],
			[7, 168],
			[104, 222],
			[78, -289],
			[19, -371],
			[70, -71],
			[11, -249],
			[101, -300],
			[21, -335],
			[-10, -214]
		],
		[
			[95032, 44386],
			[78, -203],
			[-194, 4],
			[-106, 363],
			[166, -142],
			[56, -22]
		],
		[
			[83531, 44530],
			[-117, -11],
			[-368, 414],
			[259, 116],
			[146, -180],
			[97, -180],
			[-17, -159]
		],
		[
			[94680, 44747],
			[-108, -14],
			[-170, 60],
			[-58, 91],
			[17, 235],
			[183, -93],
			[91, -124],
			[45, -155]
		],
		[
			[94910, 44908],
			[-42, -109],
			[-206, 512],
			[-57, 353],
			[94, 0],
			[100, -473],
			[111, -283]
		],
		[
			[84565, 44589],
			[-238, -130],
			[-33, 71],
			[25, 201],
			[119, 360],
			[275, 235],
			[32, 139],
			[239, 133],
			[194, 20],
			[87, 74],
			[105, -74],
			[-102, -160],
			[-289, -258],
			[-233, -170],
			[-181, -441]
		],
		[
			[82749, 45797],
			[100, -158],
			[172, 48],
			[69, -251],
			[-321, -119],
			[-193, -79],
			[-149, 5],
			[95, 340],
			[153, 5],
			[74, 209]
		],
		[
			[84139, 45797],
			[-41, -328],
			[-417, -168],
			[-370, 73],
			[0, 216],
			[220, 123],
			[174, -177],
			[185, 45],
			[249, 216]
		],
		[
			[94409, 45654],
			[12, -119],
			[-218, 251],
			[-152, 212],
			[-104, 197],
			[41, 60],
			[128, -142],
			[228, -272],
			[65, -187]
		],
		[
			[93760, 46238],
			[-56, -33],
			[-121, 134],
			[-114, 243],
			[14, 99],
			[166, -250],
			[111, -193]
		],
		[
			[80172, 46575],
			[533, -59],
			[61, 244],
			[515, -284],
			[101, -383],
			[417, -108],
			[341, -351],
			[-317, -225],
			[-306, 238],
			[-251, -16],
			[-288, 44],
			[-260, 106],
			[-322, 225],
			[-204, 59],
			[-116, -74],
			[-506, 243],
			[-48, 254],
			[-255, 44],
			[191, 564],
			[337, -35],
			[224, -231],
			[115, -45],
			[38, -210]
		],
		[
			[87423, 46908],
			[-143, -402],
			[-27, 445],
			[49, 212],
			[58, 200],
			[63, -173],
			[0, -282]
		],
		[
			[93299, 46550],
			[-78, -59],
			[-120, 227],
			[-122, 375],
			[-59, 450],
			[38, 57],
			[30, -175],
			[84, -134],
			[135, -375],
			[131, -200],
			[-39, -166]
		],
		[
			[92217, 47343],
			[-146, -48],
			[-44, -166],
			[-152, -144],
			[-142, -138],
			[-148, 1],
			[-228, 171],
			[-158, 165],
			[23, 183],
			[249, -86],
			[152, 46],
			[42, 283],
			[40, 15],
			[27, -314],
			[158, 45],
			[78, 202],
			[155, 211],
			[-30, 348],
			[166, 11],
			[56, -97],
			[-5, -327],
			[-93, -361]
		],
		[
			[85346, 48536],
			[-104, -196],
			[-192, 108],
			[-54, 254],
			[281, 29],
			[69, -195]
		],
		[
			[86241, 48752],
			[101, -452],
			[-234, 244],
			[-232, 49],
			[-157, -39],
			[-192, 21],
			[65, 325],
			[344, 24],
			[305, -172]
		],
		[
			[92538, 47921],
			[-87, -157],
			[-52, 348],
			[-65, 229],
			[-126, 193],
			[-158, 252],
			[-200, 174],
			[77, 143],
			[150, -166],
			[94, -130],
			[117, -142],
			[111, -248],
			[106, -189],
			[33, -307]
		],
		[
			[87261, 49899],
			[78, -955],
			[287, -354],
			[232, 627],
			[319, 356],
			[247, 1],
			[238, -206],
			[206, -212],
			[298, -113],
			[482, -407],
			[513, -338],
			[192, -302],
			[154, -297],
			[43, -349],
			[462, -365],
			[68, -313],
			[-256, -64],
			[62, -393],
			[248, -388],
			[180, -627],
			[159, 20],
			[-11, -262],
			[215, -100],
			[-84, -111],
			[295, -249],
			[-30, -171],
			[-184, -41],
			[-69, 153],
			[-238, 66],
			[-281, 89],
			[-216, 377],
			[-158, 325],
			[-144, 517],
			[-362, 259],
			[-235, -169],
			[-170, -195],
			[35, -436],
			[-218, -203],
			[-155, 99],
			[-288, 25],
			[-247, 485],
			[-282, 118],
			[-69, -168],
			[-352, -18],
			[118, 481],
			[175, 164],
			[-72, 642],
			[-134, 496],
			[-538, 500],
			[-229, 50],
			[-417, 546],
			[-82, -287],
			[-107, -52],
			[-63, 216],
			[-1, 257],
			[-212, 290],
			[299, 213],
			[198, -11],
			[-23, 156],
			[-407, 1],
			[-110, 352],
			[-248, 109],
			[-117, 293],
			[374, 143],
			[142, 192],
			[446, -242],
			[44, -220]
		],
		[
			[84788, 51419],
			[-223, -587],
			[-209, -113],
			[-267, 115],
			[-463, -29],
			[-243, -85],
			[-39, -447],
			[248, -526],
			[150, 268],
			[518, 201],
			[-22, -272],
			[-121, 86],
			[-121, -347],
			[-245, -229],
			[263, -757],
			[-50, -203],
			[249, -682],
			[-2, -388],
			[-148, -173],
			[-109, 207],
			[134, 484],
			[-273, -229],
			[-69, 164],
			[36, 228],
			[-200, 346],
			[21, 576],
			[-186, -179],
			[24, -689],
			[11, -846],
			[-176, -85],
			[-119, 173],
			[79, 544],
			[-43, 570],
			[-117, 4],
			[-86, 405],
			[115, 387],
			[40, 469],
			[139, 891],
			[58, 243],
			[237, 439],
			[217, -174],
			[350, -82],
			[319, 25],
			[275, 429],
			[48, -132]
		],
		[
			[85746, 51249],
			[-15, -517],
			[-143, 58],
			[-42, -359],
			[114, -312],
			[-78, -71],
			[-112, 374],
			[-82, 755],
			[56, 472],
			[92, 215],
			[20, -322],
			[164, -52],
			[26, -241]
		],
		[
			[79393, 47122],
			[-308, -12],
			[-234, 494],
			[-356, 482],
			[-119, 358],
			[-210, 481],
			[-138, 443],
			[-212, 827],
			[-244, 493],
			[-81, 508],
			[-103, 461],
			[-250, 372],
			[-145, 506],
			[-209, 330],
			[-290, 652],
			[-24, 300],
			[178, -24],
			[430, -114],
			[246, -577],
			[215, -401],
			[153, -246],
			[263, -635],
			[283, -9],
			[233, -405],
			[161, -495],
			[211, -270],
			[-111, -482],
			[159, -205],
			[100, -15],
			[47, -412],
			[97, -330],
			[204, -52],
			[135, -374],
			[-70, -735],
			[-11, -914]
		],
		[
			[82742, 51659],
			[312, -546],
			[-329, -70],
			[-93, -403],
			[12, -535],
			[-267, -404],
			[-7, -589],
			[-107, -903],
			[-41, 210],
			[-316, -266],
			[-110, 361],
			[-198, 34],
			[-139, 189],
			[-330, -212],
			[-101, 285],
			[-182, -32],
			[-229, 68],
			[-43, 793],
			[-138, 164],
			[-134, 505],
			[-38, 517],
			[32, 548],
			[165, 392],
			[204, -202],
			[214, 110],
			[56, 500],
			[119, 112],
			[333, 128],
			[199, 467],
			[137, 374],
			[110, 221],
			[236, 323],
			[214, 411],
			[140, 462],
			[112, 2],
			[143, -299],
			[13, -257],
			[183, -165],
			[231, -177],
			[-20, -232],
			[-186, -29],
			[50, -289],
			[-205, -201],
			[-158, -533],
			[204, -560],
			[-48, -272]
		],
		[
			[85104, 55551],
			[28, -392],
			[16, -332],
			[-94, -540],
			[-102, 602],
			[-130, -300],
			[89, -435],
			[-79, -277],
			[-327, 343],
			[-78, 428],
			[84, 280],
			[-176, 280],
			[-87, -245],
			[-131, 23],
			[-205, -330],
			[-46, 173],
			[109, 498],
			[175, 166],
			[151, 223],
			[98, -268],
			[212, 162],
			[45, 264],
			[196, 15],
			[-16, 457],
			[225, -280],
			[23, -297],
			[20, -218]
		],
		[
			[72560, 54241],
			[-242, -135],
			[-132, 470],
			[-49, 849],
			[126, 959],
			[192, -328],
			[129, -416],
			[134, -616],
			[-42, -615],
			[-116, -168]
		],
		[
			[33073, 56553],
			[-232, -65],
			[-50, 53],
			[81, 163],
			[-6, 233],
			[160, 77],
			[58, -21],
			[-11, -440]
		],
		[
			[84439, 56653],
			[-100, -195],
			[-87, -373],
			[-87, -175],
			[-171, 409],
			[57, 158],
			[70, 165],
			[30, 367],
			[153, 35],
			[-44, -398],
			[205, 570],
			[-26, -563]
		],
		[
			[82917, 56084],
			[-369, -561],
			[136, 414],
			[200, 364],
			[167, 409],
			[146, 587],
			[49, -482],
			[-183, -325],
			[-146, -406]
		],
		[
			[83856, 57606],
			[166, -183],
			[177, 1],
			[-5, -247],
			[-129, -251],
			[-176, -178],
			[-10, 275],
			[20, 301],
			[-43, 282]
		],
		[
			[84861, 57766],
			[78, -660],
			[-214, 157],
			[5, -199],
			[68, -364],
			[-132, -133],
			[-11, 416],
			[-84, 31],
			[-43, 357],
			[163, -47],
			[-4, 224],
			[-169, 451],
			[266, -13],
			[77, -220]
		],
		[
			[83757, 58301],
			[-74, -510],
			[-119, 295],
			[-142, 450],
			[238, -22],
			[97, -213]
		],
		[
			[83700, 61512],
			[171, -168],
			[85, 153],
			[26, -150],
			[-46, -245],
			[95, -423],
			[-73, -491],
			[-164, -196],
			[-43, -476],
			[62, -471],
			[147, -65],
			[123, 70],
			[347, -328],
			[-27, -321],
			[91, -142],
			[-29, -272],
			[-216, 290],
			[-103, 310],
			[-71, -217],
			[-177, 354],
			[-253, -87],
			[-138, 130],
			[14, 244],
			[87, 151],
			[-83, 136],
			[-36, -213],
			[-137, 340],
			[-41, 257],
			[-11, 566],
			[112, -195],
			[29, 925],
			[90, 535],
			[169, -1]
		],
		[
			[31780, 61349],
			[-71, -149],
			[-209, 4],
			[-163, -21],
			[-16, 253],
			[40, 86],
			[227, -3],
			[142, -52],
			[50, -118]
		],
		[
			[28638, 61137],
			[-84, -99],
			[-156, 95],
			[-159, 215],
			[34, 135],
			[116, 41],
			[64, -20],
			[187, -53],
			[147, -142],
			[46, -161],
			[-195, -11]
		],
		[
			[29839, 62320],
			[241, -93],
			[34, 101],
			[217, -3],
			[165, -152],
			[73, 15],
			[50, -209],
			[152, 11],
			[-9, -176],
			[124, -21],
			[136, -217],
			[-103, -240],
			[-132, 128],
			[-127, -25],
			[-92, 28],
			[-50, -107],
			[-106, -37],
			[-43, 144],
			[-92, -85],
			[-111, -405],
			[-71, 94],
			[-14, 170],
			[-185, 100],
			[-131, -41],
			[-169, 43],
			[-130, -110],
			[-149, 184],
			[24, 190],
			[256, -82],
			[210, -47],
			[100, 131],
			[-127, 256],
			[2, 226],
			[-175, 92],
			[62, 163],
			[170, -26]
		],
		[
			[80649, 61615],
			[-240, -284],
			[-228, 183],
			[-8, 509],
			[137, 267],
			[304, 166],
			[159, -14],
			[62, -226],
			[-122, -260],
			[-64, -341]
		],
		[
			[6794, 61855],
			[-41, -99],
			[-69, 84],
			[8, 165],
			[-46, 216],
			[14, 65],
			[48, 97],
			[-19, 116],
			[16, 55],
			[21, -11],
			[107, -100],
			[49, -51],
			[45, -79],
			[71, -207],
			[-7, -33],
			[-108, -126],
			[-89, -92]
		],
		[
			[6645, 62777],
			[-94, -43],
			[-47, 125],
			[-32, 48],
			[-3, 37],
			[27, 50],
			[99, -56],
			[73, -90],
			[-23, -71]
		],
		[
			[6456, 63091],
			[-9, -63],
			[-149, 17],
			[21, 72],
			[137, -26]
		],
		[
			[6207, 63177],
			[-15, -34],
			[-19, 8],
			[-97, 21],
			[-35, 133],
			[-11, 24],
			[74, 82],
			[23, -38],
			[80, -196]
		],
		[
			[5737, 63567],
			[-33, -58],
			[-93, 107],
			[14, 43],
			[43, 58],
			[64, -12],
			[5, -138]
		],
		[
			[27867, 64030],
			[110, -216],
			[260, 66],
			[98, -138],
			[235, -366],
			[173, -267],
			[92, 8],
			[165, -120],
			[-20, -167],
			[205, -24],
			[210, -242],
			[-33, -138],
			[-185, -75],
			[-187, -29],
			[-191, 46],
			[-398, -57],
			[186, 329],
			[-113, 154],
			[-179, 39],
			[-96, 171],
			[-66, 336],
			[-157, -23],
			[-259, 159],
			[-83, 124],
			[-362, 91],
			[-97, 115],
			[104, 148],
			[-273, 30],
			[-199, -307],
			[-115, -8],
			[-40, -144],
			[-138, -65],
			[-118, 56],
			[146, 183],
			[60, 213],
			[126, 131],
			[142, 116],
			[210, 56],
			[67, 65],
			[240, -42],
			[219, -7],
			[261, -201]
		],
		[
			[28462, 64617],
			[-68, -29],
			[-70, 340],
			[-104, 171],
			[60, 375],
			[84, -23],
			[97, -491],
			[1, -343]
		],
		[
			[83659, 64045],
			[-119, -485],
			[-146, 499],
			[-32, 438],
			[163, 581],
			[223, 447],
			[127, -176],
			[-49, -357],
			[-167, -947]
		],
		[
			[28383, 66284],
			[-303, -95],
			[-19, 219],
			[130, 47],
			[184, -18],
			[8, -153]
		],
		[
			[28611, 66290],
			[-48, -420],
			[-51, 75],
			[4, 309],
			[-124, 234],
			[-1, 67],
			[220, -265]
		],
		[
			[87399, 70756],
			[35, -203],
			[-156, -357],
			[-114, 189],
			[-143, -137],
			[-73, -346],
			[-181, 168],
			[2, 281],
			[154, 352],
			[158, -68],
			[114, 248],
			[204, -127]
		],
		[
			[59604, 71655],
			[-188, -251],
			[21, -111],
			[8, -48],
			[-285, -240],
			[-136, 77],
			[-64, 237],
			[132, 22],
			[19, 3],
			[40, 143],
			[200, -8],
			[253, 176]
		],
		[
			[56583, 71675],
			[152, -199],
			[216, 34],
			[207, -42],
			[-7, -103],
			[151, 71],
			[-35, -175],
			[-400, -50],
			[3, 98],
			[-339, 115],
			[52, 251]
		],
		[
			[54311, 73167],
			[-100, -465],
			[41, -183],
			[-58, -303],
			[-213, 222],
			[-141, 64],
			[-387, 300],
			[38, 304],
			[325, -54],
			[284, 64],
			[211, 51]
		],
		[
			[52558, 74927],
			[166, -419],
			[-39, -782],
			[-126, 38],
			[-113, -197],
			[-105, 156],
			[-11, 713],
			[-64, 338],
			[153, -30],
			[139, 183]
		],
		[
			[89159, 72524],
			[-104, -472],
			[48, -296],
			[-145, -416],
			[-355, -278],
			[-488, -36],
			[-396, -675],
			[-186, 227],
			[-12, 442],
			[-483, -130],
			[-329, -279],
			[-325, -11],
			[282, -435],
			[-186, -1004],
			[-179, -248],
			[-135, 229],
			[69, 533],
			[-176, 172],
			[-113, 405],
			[263, 182],
			[145, 371],
			[280, 306],
			[203, 403],
			[553, 177],
			[297, -121],
			[291, 1050],
			[185, -282],
			[408, 591],
			[158, 229],
			[174, 723],
			[-47, 664],
			[117, 374],
			[295, 108],
			[152, -819],
			[-9, -479],
			[-256, -595],
			[4, -610]
		],
		[
			[52655, 75484],
			[-92, -456],
			[-126, 120],
			[-64, 398],
			[56, 219],
			[179, 226],
			[47, -507]
		],
		[
			[89974, 76679],
			[195, -126],
			[197, 250],
			[62, -663],
			[-412, -162],
			[-244, -587],
			[-436, 404],
			[-152, -646],
			[-308, -9],
			[-39, 587],
			[138, 455],
			[296, 33],
			[81, 817],
			[83, 460],
			[326, -615],
			[213, -198]
		],
		[
			[32315, 78082],
			[202, -79],
			[257, 16],
			[-137, -242],
			[-102, -38],
			[-353, 250],
			[-69, 198],
			[105, 183],
			[97, -288]
		],
		[
			[32831, 79592],
			[-135, -11],
			[-360, 186],
			[-258, 279],
			[96, 49],
			[365, -148],
			[284, -247],
			[8, -108]
		],
		[
			[15692, 79240],
			[-140, -82],
			[-456, 269],
			[-84, 209],
			[-248, 207],
			[-50, 168],
			[-286, 107],
			[-107, 321],
			[24, 137],
			[291, -129],
			[171, -89],
			[261, -63],
			[94, -204],
			[138, -280],
			[277, -244],
			[115, -327]
		],
		[
			[34407, 80527],
			[-184, -517],
			[181, 199],
			[187, -126],
			[-98, -206],
			[247, -162],
			[128, 144],
			[277, -182],
			[-86, -433],
			[194, 101],
			[36, -313],
			[86, -367],
			[-117, -520],
			[-125, -22],
			[-183, 111],
			[60, 484],
			[-77, 75],
			[-322, -513],
			[-166, 21],
			[196, 277],
			[-267, 144],
			[-298, -35],
			[-539, 18],
			[-43, 175],
			[173, 208],
			[-121, 160],
			[234, 356],
			[287, 941],
			[172, 336],
			[241, 204],
			[129, -26],
			[-54, -160],
			[-148, -372]
		],
		[
			[13136, 82508],
			[267, 47],
			[-84, -671],
			[242, -475],
			[-111, 1],
			[-167, 270],
			[-103, 272],
			[-140, 184],
			[-51, 260],
			[16, 188],
			[131, -76]
		],
		[
			[89901, 80562],
			[280, -1046],
			[-411, 195],
			[-171, -854],
			[271, -605],
			[-8, -413],
			[-211, 356],
			[-182, -457],
			[-51, 496],
			[31, 575],
			[-32, 638],
			[64, 446],
			[13, 790],
			[-163, 581],
			[24, 808],
			[257, 271],
			[-110, 274],
			[123, 83],
			[73, -391],
			[96, -569],
			[-7, -581],
			[114, -597]
		],
		[
			[48114, 81456],
			[-493, -349],
			[-393, 89],
			[225, 617],
			[-145, 601],
			[378, 463],
			[210, 276],
			[233, 24],
			[298, -365],
			[-149, -406],
			[46, -422],
			[-210, -528]
		],
		[
			[53524, 83435],
			[-166, -478],
			[-291, 333],
			[-39, 246],
			[408, 195],
			[88, -296]
		],
		[
			[7498, 84325],
			[-277, -225],
			[-142, 152],
			[-43, 277],
			[252, 210],
			[148, 90],
			[185, -40],
			[117, -183],
			[-240, -281]
		],
		[
			[49165, 85222],
			[-297, -639],
			[283, 81],
			[304, -3],
			[-72, -481],
			[-250, -530],
			[287, -38],
			[270, -759],
			[190, -95],
			[171, -673],
			[79, -233],
			[337, -113],
			[-34, -378],
			[-142, -173],
			[111, -305],
			[-250, -310],
			[-371, 6],
			[-473, -163],
			[-130, 116],
			[-183, -276],
			[-257, 67],
			[-195, -226],
			[-148, 118],
			[407, 621],
			[249, 127],
			[-436, 99],
			[-79, 235],
			[291, 183],
			[-152, 319],
			[52, 387],
			[414, -54],
			[40, 343],
			[-190, 372],
			[-337, 104],
			[-66, 160],
			[101, 264],
			[-92, 163],
			[-149, -279],
			[-17, 569],
			[-140, 301],
			[101, 611],
			[216, 480],
			[222, -47],
			[335, 49]
		],
		[
			[4006, 85976],
			[-171, -92],
			[-182, 110],
			[-168, 161],
			[274, 101],
			[220, -54],
			[27, -226]
		],
		[
			[27981, 87304],
			[-108, -310],
			[-123, 50],
			[-73, 176],
			[13, 41],
			[107, 177],
			[114, -13],
			[70, -121]
		],
		[
			[27250, 87631],
			[-325, -326],
			[-196, 13],
			[-61, 160],
			[207, 273],
			[381, -6],
			[-6, -114]
		],
		[
			[2297, 88264],
			[171, -113],
			[173, 61],
			[225, -156],
			[276, -79],
			[-23, -64],
			[-211, -125],
			[-211, 128],
			[-106, 107],
			[-245, -34],
			[-66, 52],
			[17, 223]
		],
		[
			[26344, 89371],
			[51, -259],
			[143, 91],
			[161, -155],
			[304, -203],
			[318, -184],
			[25, -281],
			[204, 46],
			[199, -196],
			[-247, -186],
			[-432, 142],
			[-156, 266],
			[-275, -314],
			[-396, -306],
			[-95, 346],
			[-377, -57],
			[242, 292],
			[35, 465],
			[95, 542],
			[201, -49]
		],
		[
			[45969, 89843],
			[-64, -382],
			[314, -403],
			[-361, -451],
			[-801, -405],
			[-240, -107],
			[-365, 87],
			[-775, 187],
			[273, 261],
			[-605, 289],
			[492, 114],
			[-12, 174],
			[-583, 137],
			[188, 385],
			[421, 87],
			[433, -400],
			[422, 321],
			[349, -167],
			[453, 315],
			[461, -42]
		],
		[
			[28926, 90253],
			[-312, -30],
			[-69, 289],
			[118, 331],
			[255, 82],
			[217, -163],
			[3, -253],
			[-32, -82],
			[-180, -174]
		],
		[
			[0, 91325],
			[681, -451],
			[728, -588],
			[-24, -367],
			[187, -147],
			[-64, 429],
			[754, -88],
			[544, -553],
			[-276, -257],
			[-455, -61],
			[-7, -578],
			[-111, -122],
			[-260, 17],
			[-212, 206],
			[-369, 172],
			[-62, 257],
			[-283, 96],
			[-315, -76],
			[-151, 207],
			[60, 219],
			[-333, -140],
			[126, -278],
			[-158, -251]
		],
		[[0, 88971], [0, 2354]],
		[
			[23431, 91410],
			[-173, -207],
			[-374, 179],
			[-226, -65],
			[-380, 266],
			[245, 183],
			[194, 256],
			[295, -168],
			[166, -106],
			[84, -112],
			[169, -226]
		],
		[
			[0, 92833],
			[99999, -404],
			[-305, -30],
			[-49, 187],
			[-99645, 247]
		],
		[
			[0, 92833],
			[36, 24],
			[235, -1],
			[402, -169],
			[-24, -81],
			[-286, -141],
			[-363, -36],
			[0, 404]
		],
		[
			[24848, 91640],
			[-1, -604],
			[371, 463],
			[332, -380],
			[-83, -438],
			[269, -399],
			[290, 427],
			[202, 510],
			[16, 648],
			[394, -45],
			[411, -87],
			[373, -293],
			[17, -293],
			[-207, -315],
			[196, -316],
			[-36, -288],
			[-544, -413],
			[-386, -91],
			[-287, 178],
			[-83, -297],
			[-268, -498],
			[-81, -258],
			[-322, -400],
			[-397, -39],
			[-220, -250],
			[-18, -384],
			[-323, -74],
			[-340, -479],
			[-301, -665],
			[-108, -466],
			[-15, -686],
			[408, -99],
			[125, -553],
			[130, -448],
			[388, 117],
			[517, -256],
			[277, -225],
			[199, -279],
			[348, -162],
			[294, -249],
			[459, -34],
			[302, -58],
			[-45, -511],
			[86, -594],
			[201, -661],
			[414, -561],
			[214, 192],
			[150, 607],
			[-145, 934],
			[-196, 311],
			[445, 276],
			[314, 415],
			[154, 411],
			[-22, 395],
			[-189, 502],
			[-338, 445],
			[328, 619],
			[-121, 535],
			[-93, 922],
			[194, 137],
			[476, -161],
			[286, -57],
			[230, 155],
			[258, -200],
			[342, -343],
			[85, -229],
			[495, -45],
			[-8, -496],
			[92, -747],
			[254, -92],
			[201, -348],
			[402, 328],
			[266, 652],
			[184, 274],
			[216, -527],
			[362, -754],
			[307, -709],
			[-112, -371],
			[370, -333],
			[250, -338],
			[442, -152],
			[179, -189],
			[110, -500],
			[216, -78],
			[112, -223],
			[20, -664],
			[-202, -222],
			[-199, -207],
			[-458, -210],
			[-349, -486],
			[-470, -96],
			[-594, 125],
			[-417, 4],
			[-287, -41],
			[-233, -424],
			[-354, -262],
			[-401, -782],
			[-320, -545],
			[236, 97],
			[446, 776],
			[583, 493],
			[416, 59],
			[245, -290],
			[-262, -397],
			[88, -637],
			[91, -446],
			[361, -295],
			[459, 86],
			[278, 664],
			[19, -429],
			[180, -214],
			[-344, -387],
			[-615, -351],
			[-276, -239],
			[-310, -426],
			[-211, 44],
			[-11, 500],
			[483, 488],
			[-445, -19],
			[-309, -72],
			[48, -194],
			[-296, -286],
			[-286, -204],
			[-293, -175],
			[-159, -386],
			[-35, -98],
			[-3, -313],
			[92, -313],
			[115, -15],
			[-29, 216],
			[83, -131],
			[-22, -169],
			[-188, -96],
			[-133, 12],
			[-205, -104],
			[-121, -29],
			[-162, -29],
			[-231, -171],
			[408, 111],
			[82, -112],
			[-389, -177],
			[-177, -1],
			[8, 72],
			[-84, -164],
			[82, -27],
			[-60, -424],
			[-203, -455],
			[-20, 152],
			[-61, 31],
			[-91, 147],
			[57, -318],
			[66, -106],
			[8, -222],
			[-89, -230],
			[-157, -472],
			[-25, 24],
			[86, 402],
			[-142, 226],
			[-33, 490],
			[-53, -255],
			[59, -375],
			[-175, 88],
			[183, -186],
			[12, -562],
			[79, -41],
			[29, -204],
			[39, -591],
			[-176, -439],
			[-288, -175],
			[-182, -346],
			[-139, -38],
			[-141, -217],
			[-39, -199],
			[-305, -383],
			[-157, -281],
			[-131, -351],
			[-43, -419],
			[50, -411],
			[92, -505],
			[124, -418],
			[1, -256],
			[132, -685],
			[-9, -398],
			[-12, -230],
			[-69, -361],
			[-83, -74],
			[-137, 71],
			[-44, 259],
			[-106, 136],
			[-147, 508],
			[-129, 452],
			[-42, 231],
			[57, 393],
			[-77, 325],
			[-217, 494],
			[-108, 91],
			[-281, -269],
			[-49, 30],
			[-135, 276],
			[-174, 146],
			[-314, -75],
			[-247, 66],
			[-212, -41],
			[-118, -83],
			[54, -166],
			[-5, -240],
			[59, -117],
			[-53, -77],
			[-103, 87],
			[-104, -112],
			[-202, 18],
			[-207, 313],
			[-242, -74],
			[-202, 137],
			[-173, -42],
			[-234, -138],
			[-253, -438],
			[-276, -255],
			[-152, -282],
			[-63, -266],
			[-3, -407],
			[14, -284],
			[52, -201],
			[1, -1],
			[-1, -1],
			[-107, -516],
			[-49, -426],
			[-20, -791],
			[-27, -289],
			[48, -322],
			[86, -288],
			[56, -458],
			[184, -440],
			[65, -337],
			[109, -291],
			[295, -157],
			[114, -247],
			[244, 165],
			[212, 60],
			[208, 106],
			[175, 101],
			[176, 241],
			[67, 345],
			[22, 496],
			[48, 173],
			[188, 155],
			[294, 137],
			[246, -21],
			[169, 50],
			[66, -125],
			[-9, -285],
			[-149, -351],
			[-66, -360],
			[51, -103],
			[-42, -255],
			[-69, -461],
			[-71, 152],
			[-58, -10],
			[1, -87],
			[53, -3],
			[-5, -160],
			[-45, -256],
			[24, -91],
			[-29, -212],
			[18, -56],
			[-32, -299],
			[-55, -156],
			[-50, -19],
			[-55, -205],
			[90, -107],
			[24, 88],
			[82, -75],
			[29, -23],
			[61, 104],
			[79, 8],
			[26, -48],
			[43, 29],
			[129, -53],
			[128, 16],
			[90, 65],
			[32, 66],
			[89, -31],
			[66, -40],
			[73, 14],
			[55, 51],
			[127, -82],
			[44, -13],
			[85, -110],
			[80, -132],
			[101, -91],
			[73, -162],
			[-24, -57],
			[-14, -132],
			[29, -216],
			[-64, -202],
			[-30, -237],
			[-9, -261],
			[15, -152],
			[7, -266],
			[-43, -58],
			[-26, -253],
			[19, -156],
			[-56, -151],
			[12, -159],
			[43, -97],
			[70, -321],
			[108, -238],
			[130, -252],
			[100, -212],
			[-6, -125],
			[111, -27],
			[26, 48],
			[77, -145],
			[136, 42],
			[119, 150],
			[168, 119],
			[95, 176],
			[153, -34],
			[-10, -58],
			[155, -21],
			[124, -102],
			[90, -177],
			[105, -164],
			[143, -18],
			[209, 412],
			[114, 63],
			[3, 195],
			[51, 500],
			[159, 274],
			[175, 11],
			[22, 123],
			[218, -49],
			[218, 298],
			[109, 132],
			[134, 285],
			[98, -36],
			[73, -156],
			[-54, -199],
			[-8, -139],
			[-163, -69],
			[91, -268],
			[-3, -309],
			[-123, -343],
			[105, -469],
			[120, 38],
			[62, 427],
			[-86, 208],
			[-14, 447],
			[346, 241],
			[-38, 278],
			[97, 186],
			[100, -415],
			[195, -9],
			[180, -330],
			[11, -195],
			[249, -6],
			[297, 61],
			[159, -264],
			[213, -73],
			[155, 184],
			[4, 149],
			[344, 35],
			[333, 9],
			[-236, -175],
			[95, -279],
			[222, -44],
			[210, -291],
			[45, -473],
			[144, 13],
			[109, -139],
			[183, -217],
			[171, -385],
			[8, -304],
			[105, -14],
			[149, -289],
			[109, -205],
			[333, -119],
			[30, 107],
			[225, 43],
			[298, -159],
			[95, -65],
			[204, -140],
			[294, -499],
			[46, -242],
			[95, 28],
			[69, -327],
			[155, -1033],
			[149, -97],
			[7, -408],
			[-208, -487],
			[86, -178],
			[491, -92],
			[10, -593],
			[211, 388],
			[349, -212],
			[462, -361],
			[135, -346],
			[-45, -327],
			[323, 182],
			[540, -313],
			[415, 23],
			[411, -489],
			[355, -662],
			[214, -170],
			[237, -24],
			[101, -186],
			[94, -752],
			[46, -358],
			[-110, -977],
			[-142, -385],
			[-391, -822],
			[-177, -668],
			[-206, -513],
			[-69, -11],
			[-78, -435],
			[20, -1107],
			[-77, -910],
			[-30, -390],
			[-88, -233],
			[-49, -790],
			[-282, -771],
			[-47, -610],
			[-225, -256],
			[-65, -355],
			[-302, 2],
			[-437, -227],
			[-195, -263],
			[-311, -173],
			[-327, -470],
			[-235, -586],
			[-41, -441],
			[46, -326],
			[-51, -597],
			[-63, -289],
			[-195, -325],
			[-308, -1040],
			[-244, -468],
			[-189, -277],
			[-127, -562],
			[-183, -337],
			[-121, -372],
			[-313, -328],
			[-205, 118],
			[-151, -63],
			[-256, 253],
			[-189, -19],
			[-169, 327],
			[-19, -308],
			[353, -506],
			[-38, -408],
			[173, -257],
			[-14, -289],
			[-267, -757],
			[-412, -317],
			[-557, -123],
			[-305, 59],
			[59, -352],
			[-57, -442],
			[51, -298],
			[-167, -208],
			[-284, -82],
			[-267, 216],
			[-108, -155],
			[39, -587],
			[188, -178],
			[152, 186],
			[82, -307],
			[-255, -183],
			[-223, -367],
			[-41, -595],
			[-66, -316],
			[-262, -2],
			[-218, -302],
			[-80, -443],
			[274, -433],
			[265, -119],
			[-96, -531],
			[-328, -333],
			[-180, -692],
			[-254, -234],
			[-113, -276],
			[89, -614],
			[185, -342],
			[-117, 30],
			[-247, 4],
			[-134, -145],
			[-250, -213],
			[-45, -552],
			[-118, -14],
			[-313, 192],
			[-318, 412],
			[-346, 338],
			[-87, 374],
			[79, 346],
			[-140, 393],
			[-36, 1007],
			[119, 568],
			[293, 457],
			[-422, 172],
			[265, 522],
			[94, 982],
			[309, -208],
			[145, 1224],
			[-186, 157],
			[-87, -738],
			[-175, 83],
			[87, 845],
			[95, 1095],
			[127, 404],
			[-79, 576],
			[-23, 666],
			[117, 19],
			[170, 954],
			[192, 945],
			[118, 881],
			[-64, 885],
			[83, 487],
			[-34, 730],
			[163, 721],
			[50, 1143],
			[89, 1227],
			[87, 1321],
			[-20, 967],
			[-58, 832],
			[-279, 340],
			[-24, 242],
			[-551, 593],
			[-498, 646],
			[-214, 365],
			[-115, 488],
			[46, 170],
			[-236, 775],
			[-274, 1090],
			[-262, 1177],
			[-114, 269],
			[-87, 435],
			[-216, 386],
			[-198, 239],
			[90, 264],
			[-134, 563],
			[86, 414],
			[221, 373],
			[148, 442],
			[-60, 258],
			[-106, -275],
			[-166, 259],
			[56, 167],
			[-47, 536],
			[97, 89],
			[52, 368],
			[105, 381],
			[-20, 241],
			[153, 126],
			[190, 236],
			[-37, 183],
			[103, 44],
			[-12, 296],
			[65, 214],
			[138, 40],
			[117, 371],
			[106, 310],
			[-102, 141],
			[52, 343],
			[-62, 540],
			[59, 155],
			[-44, 500],
			[-112, 315],
			[-93, 170],
			[-59, 319],
			[68, 158],
			[-70, 40],
			[-52, 195],
			[-138, 165],
			[-122, -38],
			[-56, -205],
			[-112, -149],
			[-61, -20],
			[-27, -123],
			[132, -321],
			[-75, -76],
			[-40, -87],
			[-130, -30],
			[-48, 353],
			[-36, -101],
			[-92, 35],
			[-56, 238],
			[-114, 39],
			[-72, 69],
			[-119, -1],
			[-8, -128],
			[-32, 89],
			[-151, 131],
			[-56, 124],
			[32, 103],
			[-11, 130],
			[-77, 142],
			[-109, 116],
			[-95, 76],
			[-19, 173],
			[-73, 105],
			[18, -172],
			[-55, -141],
			[-64, 164],
			[-89, 58],
			[-38, 120],
			[2, 179],
			[36, 187],
			[-78, 83],
			[64, 114],
			[-96, 186],
			[-130, 238],
			[-61, 200],
			[-117, 185],
			[-140, 267],
			[31, 92],
			[46, -89],
			[21, 41],
			[-48, 185],
			[-84, 52],
			[-31, -140],
			[-161, 9],
			[-100, 57],
			[-115, 117],
			[-154, 37],
			[-79, 127],
			[-142, 103],
			[-174, 11],
			[-127, 117],
			[-149, 244],
			[-314, 636],
			[-144, 192],
			[-226, 154],
			[-156, -43],
			[-223, -223],
			[-140, -58],
			[-196, 156],
			[-208, 112],
			[-260, 271],
			[-208, 83],
			[-314, 275],
			[-233, 282],
			[-70, 158],
			[-155, 35],
			[-284, 187],
			[-116, 270],
			[-299, 335],
			[-139, 373],
			[-66, 288],
			[93, 57],
			[-29, 169],
			[64, 153],
			[1, 204],
			[-93, 266],
			[-25, 235],
			[-94, 298],
			[-244, 587],
			[-280, 462],
			[-135, 368],
			[-238, 241],
			[-51, 145],
			[42, 365],
			[-142, 137],
			[-164, 288],
			[-69, 412],
			[-149, 48],
			[-162, 311],
			[-130, 288],
			[-12, 184],
			[-149, 446],
			[-99, 452],
			[5, 227],
			[-201, 235],
			[-93, -26],
			[-159, 163],
			[-44, -240],
			[46, -284],
			[27, -444],
			[95, -243],
			[206, -407],
			[46, -139],
			[42, -42],
			[37, -203],
			[49, 8],
			[56, -381],
			[85, -150],
			[59, -210],
			[174, -300],
			[92, -550],
			[83, -259],
			[77, -277],
			[15, -311],
			[134, -20],
			[112, -268],
			[100, -264],
			[-6, -106],
			[-117, -217],
			[-49, 3],
			[-74, 359],
			[-182, 337],
			[-200, 286],
			[-142, 150],
			[9, 432],
			[-42, 320],
			[-132, 183],
			[-191, 264],
			[-37, -76],
			[-70, 154],
			[-171, 143],
			[-164, 343],
			[20, 44],
			[115, -33],
			[103, 221],
			[10, 266],
			[-214, 422],
			[-163, 163],
			[-102, 369],
			[-103, 388],
			[-129, 472],
			[-113, 531],
			[-46, 302],
			[-180, 340],
			[-130, 71],
			[-30, 169],
			[-156, 30],
			[-100, 159],
			[-258, 59],
			[-70, 95],
			[-34, 324],
			[-270, 594],
			[-231, 821],
			[10, 137],
			[-123, 195],
			[-215, 495],
			[-38, 482],
			[-148, 323],
			[61, 489],
			[-10, 507],
			[-89, 453],
			[109, 557],
			[67, 1072],
			[-50, 792],
			[-88, 506],
			[-80, 274],
			[33, 115],
			[402, -200],
			[148, -558],
			[68, 156],
			[-44, 485],
			[-94, 484],
			[-38, 1],
			[-537, 581],
			[-199, 255],
			[-503, 245],
			[-155, 523],
			[40, 362],
			[-356, 252],
			[-48, 476],
			[-336, 429],
			[-6, 304],
			[-153, 223],
			[-245, 188],
			[-78, 515],
			[-358, 478],
			[-150, 558],
			[-267, 38],
			[-441, 15],
			[-326, 170],
			[-574, 613],
			[-266, 112],
			[-486, 211],
			[-385, -50],
			[-546, 271],
			[-330, 252],
			[-309, -125],
			[58, -411],
			[-154, -38],
			[-321, -123],
			[-245, -199],
			[-307, -126],
			[-40, 348],
			[125, 580],
			[295, 182],
			[-76, 148],
			[-354, -329],
			[-190, -394],
			[-400, -420],
			[203, -287],
			[-262, -424],
			[-299, -247],
			[-278, -181],
			[-69, -261],
			[-434, -305],
			[-87, -278],
			[-325, -252],
			[-191, 45],
			[-259, -165],
			[-282, -201],
			[-231, -197],
			[-477, -169],
			[-43, 99],
			[304, 276],
			[271, 182],
			[296, 324],
			[345, 66],
			[137, 243],
			[385, 353],
			[62, 119],
			[205, 208],
			[48, 448],
			[141, 349],
			[-320, -179],
			[-90, 102],
			[-150, -215],
			[-181, 300],
			[-75, -212],
			[-104, 294],
			[-278, -236],
			[-170, 0],
			[-24, 352],
			[50, 217],
			[-179, 210],
			[-361, -113],
			[-235, 277],
			[-190, 142],
			[-1, 334],
			[-214, 252],
			[108, 340],
			[226, 330],
			[99, 303],
			[225, 43],
			[191, -94],
			[224, 285],
			[201, -51],
			[212, 183],
			[-52, 270],
			[-155, 106],
			[205, 228],
			[-170, -7],
			[-295, -128],
			[-85, -131],
			[-219, 131],
			[-392, -67],
			[-407, 142],
			[-117, 238],
			[-351, 343],
			[390, 247],
			[620, 289],
			[228, 0],
			[-38, -295],
			[586, 22],
			[-225, 366],
			[-342, 226],
			[-197, 295],
			[-267, 252],
			[-381, 187],
			[155, 309],
			[493, 19],
			[350, 270],
			[66, 287],
			[284, 281],
			[271, 68],
			[526, 262],
			[256, -40],
			[427, 315],
			[421, -124],
			[201, -266],
			[123, 114],
			[469, -35],
			[-16, -136],
			[425, -101],
			[283, 59],
			[585, -186],
			[534, -56],
			[214, -77],
			[370, 96],
			[421, -177],
			[302, -83],
			[518, -142],
			[438, -284],
			[289, -55],
			[244, 247],
			[336, 184],
			[413, -72],
			[416, 259],
			[455, 148],
			[191, -245],
			[207, 138],
			[62, 278],
			[192, -63],
			[470, -530],
			[369, 401],
			[38, -448],
			[341, 96],
			[105, 173],
			[337, -34],
			[424, -248],
			[650, -217],
			[383, -100],
			[272, 38],
			[375, -300],
			[-391, -293],
			[502, -127],
			[750, 70],
			[236, 103],
			[296, -354],
			[302, 299],
			[-283, 251],
			[179, 202],
			[338, 27],
			[223, 59],
			[224, -141],
			[279, -321],
			[310, 47],
			[491, -266],
			[431, 94],
			[405, -14],
			[-32, 367],
			[247, 103],
			[431, -200],
			[-2, -559],
			[177, 471],
			[223, -16],
			[126, 594],
			[-298, 364],
			[-324, 239],
			[22, 653],
			[329, 429],
			[366, -95],
			[281, -261],
			[378, -666],
			[-247, -290],
			[517, -120]
		],
		[
			[18287, 93781],
			[-139, -277],
			[618, 179],
			[386, -298],
			[314, 302],
			[254, -194],
			[227, -580],
			[140, 244],
			[-197, 606],
			[244, 86],
			[276, -94],
			[311, -239],
			[175, -575],
			[86, -417],
			[466, -293],
			[502, -279],
			[-31, -260],
			[-456, -48],
			[178, -227],
			[-94, -217],
			[-503, 93],
			[-478, 160],
			[-322, -36],
			[-522, -201],
			[-824, -103],
			[-374, -41],
			[-151, 279],
			[-379, 161],
			[-246, -66],
			[-343, 468],
			[185, 62],
			[429, 101],
			[392, -26],
			[362, 103],
			[-537, 138],
			[-594, -47],
			[-394, 12],
			[-146, 217],
			[644, 237],
			[-428, -9],
			[-485, 156],
			[233, 443],
			[193, 235],
			[744, 359],
			[284, -114]
		],
		[
			[20972, 93958],
			[-244, -390],
			[-434, 413],
			[95, 83],
			[372, 24],
			[211, -130]
		],
		[
			[28794, 93770],
			[25, -163],
			[-296, 17],
			[-299, 13],
			[-304, -80],
			[-80, 36],
			[-306, 313],
			[12, 213],
			[133, 39],
			[636, -63],
			[479, -325]
		],
		[
			[25955, 93803],
			[219, -369],
			[256, 477],
			[704, 242],
			[477, -611],
			[-42, -387],
			[550, 172],
			[263, 235],
			[616, -299],
			[383, -282],
			[36, -258],
			[515, 134],
			[290, -376],
			[670, -234],
			[242, -238],
			[263, -553],
			[-510, -275],
			[654, -386],
			[441, -130],
			[400, -543],
			[437, -39],
			[-87, -414],
			[-487, -687],
			[-342, 253],
			[-437, 568],
			[-359, -74],
			[-35, -338],
			[292, -344],
			[377, -272],
			[114, -157],
			[181, -584],
			[-96, -425],
			[-350, 160],
			[-697, 473],
			[393, -509],
			[289, -357],
			[45, -206],
			[-753, 236],
			[-596, 343],
			[-337, 287],
			[97, 167],
			[-414, 304],
			[-405, 286],
			[5, -171],
			[-803, -94],
			[-235, 203],
			[183, 435],
			[522, 10],
			[571, 76],
			[-92, 211],
			[96, 294],
			[360, 576],
			[-77, 261],
			[-107, 203],
			[-425, 286],
			[-563, 201],
			[178, 150],
			[-294, 367],
			[-245, 34],
			[-219, 201],
			[-149, -175],
			[-503, -76],
			[-1011, 132],
			[-588, 174],
			[-450, 89],
			[-231, 207],
			[290, 270],
			[-394, 2],
			[-88, 599],
			[213, 528],
			[286, 241],
			[717, 158],
			[-204, -382]
		],
		[
			[22123, 94208],
			[331, -124],
			[496, 75],
			[72, -172],
			[-259, -283],
			[420, -254],
			[-50, -532],
			[-455, -229],
			[-268, 50],
			[-192, 225],
			[-690, 456],
			[5, 189],
			[567, -73],
			[-306, 386],
			[329, 286]
		],
		[
			[89889, 93835],
			[-421, -4],
			[-569, 66],
			[-49, 31],
			[263, 234],
			[348, 54],
			[394, -226],
			[34, -155]
		],
		[
			[24112, 93575],
			[-298, -442],
			[-317, 22],
			[-173, 519],
			[4, 294],
			[145, 251],
			[276, 161],
			[579, -20],
			[530, -144],
			[-415, -526],
			[-331, -115]
		],
		[
			[16539, 92764],
			[-731, -294],
			[-147, 259],
			[-641, 312],
			[93, 193],
			[218, 489],
			[241, 388],
			[-272, 362],
			[939, 93],
			[397, -123],
			[709, -33],
			[270, -171],
			[298, -249],
			[-349, -149],
			[-681, -415],
			[-344, -414],
			[0, -248]
		],
		[
			[91869, 94941],
			[-321, -234],
			[-444, 53],
			[-516, 233],
			[66, 192],
			[518, -89],
			[697, -155]
		],
		[
			[23996, 94879],
			[-151, -229],
			[-403, 44],
			[-337, 155],
			[148, 266],
			[399, 159],
			[243, -208],
			[101, -187]
		],
		[
			[90301, 95224],
			[-219, -439],
			[-1023, 16],
			[-461, -139],
			[-550, 384],
			[149, 406],
			[366, 111],
			[734, -26],
			[1004, -313]
		],
		[
			[22639, 95907],
			[212, -273],
			[9, -303],
			[-127, -440],
			[-458, -60],
			[-298, 94],
			[5, 345],
			[-455, -46],
			[-18, 457],
			[299, -18],
			[419, 201],
			[390, -34],
			[22, 77]
		],
		[
			[19941, 95601],
			[109, -210],
			[247, 99],
			[291, -26],
			[49, -289],
			[-169, -281],
			[-940, -91],
			[-701, -256],
			[-423, -14],
			[-35, 193],
			[577, 261],
			[-1255, -70],
			[-389, 106],
			[379, 577],
			[262, 165],
			[782, -199],
			[493, -350],
			[485, -45],
			[-397, 565],
			[255, 215],
			[286, -68],
			[94, -282]
		],
		[
			[65981, 92363],
			[-164, -52],
			[-907, 77],
			[-74, 262],
			[-503, 158],
			[-40, 320],
			[284, 126],
			[-10, 323],
			[551, 503],
			[-255, 73],
			[665, 518],
			[-75, 268],
			[621, 312],
			[917, 380],
			[925, 110],
			[475, 220],
			[541, 76],
			[193, -233],
			[-187, -184],
			[-984, -293],
			[-848, -282],
			[-863, -562],
			[-414, -577],
			[-435, -568],
			[56, -491],
			[531, -484]
		],
		[
			[23699, 96131],
			[308, -190],
			[547, 1],
			[240, -194],
			[-64, -222],
			[319, -134],
			[177, -140],
			[374, -26],
			[406, -50],
			[441, 128],
			[566, 51],
			[451, -42],
			[298, -223],
			[62, -244],
			[-174, -157],
			[-414, -127],
			[-355, 72],
			[-797, -91],
			[-570, -11],
			[-449, 73],
			[-738, 190],
			[-96, 325],
			[-34, 293],
			[-279, 258],
			[-574, 72],
			[-322, 183],
			[104, 242],
			[573, -37]
		],
		[
			[17722, 96454],
			[-38, -454],
			[-214, -205],
			[-259, -29],
			[-517, -252],
			[-444, -91],
			[-377, 128],
			[472, 442],
			[570, 383],
			[426, -9],
			[381, 87]
		],
		[
			[63641, 74970],
			[141, -419],
			[130, -28],
			[85, -159],
			[-228, -47],
			[-49, -459],
			[-47, -207],
			[-102, -138],
			[7, -293],
			[88, -436],
			[263, -123],
			[193, -296],
			[395, -102],
			[434, 156],
			[27, 139],
			[-52, 417],
			[40, 618],
			[-216, 200],
			[71, 405],
			[-184, 34],
			[61, 498],
			[262, -145],
			[244, 189],
			[-202, 355],
			[-80, 338],
			[-224, -151],
			[-28, -433],
			[-87, 383],
			[-15, 144],
			[68, 246],
			[-53, 206],
			[-322, 202],
			[-125, 530],
			[-154, 150],
			[-9, 192],
			[270, -56],
			[11, 432],
			[236, 96],
			[243, -88],
			[50, 576],
			[-50, 365],
			[-278, -28],
			[-236, 144],
			[-321, -260],
			[-259, -124],
			[-127, -350],
			[-269, -97],
			[-276, -610],
			[252, -561],
			[-27, -398],
			[303, -696],
			[146, -311]
		],
		[
			[0, 88971],
			[99997, -3],
			[-357, -260],
			[-360, 44],
			[250, -315],
			[166, -487],
			[128, -159],
			[32, -244],
			[-71, -157],
			[-518, 129],
			[-777, -445],
			[-247, -69],
			[-425, -415],
			[-403, -362],
			[-102, -269],
			[-397, 409],
			[-724, -464],
			[-126, 220],
			[-268, -254],
			[-371, 81],
			[-90, -388],
			[-333, -572],
			[10, -239],
			[316, -132],
			[-37, -860],
			[-258, -22],
			[-119, -494],
			[116, -255],
			[-486, -301],
			[-96, -675],
			[-415, -144],
			[-83, -600],
			[-400, -551],
			[-103, 407],
			[-119, 862],
			[-155, 1313],
			[134, 819],
			[234, 353],
			[15, 276],
			[431, 132],
			[496, 744],
			[479, 608],
			[499, 471],
			[223, 833],
			[-337, -50],
			[-167, -487],
			[-705, -648],
			[-227, 726],
			[-717, -201],
			[-696, -990],
			[230, -362],
			[-620, -154],
			[-430, -61],
			[20, 427],
			[-431, 90],
			[-344, -291],
			[-850, 102],
			[-913, -175],
			[-900, -1153],
			[-1065, -1394],
			[438, -74],
			[136, -370],
			[270, -132],
			[178, 296],
			[305, -39],
			[401, -650],
			[9, -502],
			[-217, -591],
			[-23, -705],
			[-126, -945],
			[-418, -855],
			[-94, -409],
			[-377, -688],
			[-374, -682],
			[-179, -349],
			[-370, -346],
			[-175, -8],
			[-175, 287],
			[-373, -432],
			[-43, -197],
			[-106, 36],
			[-120, -201],
			[-83, -201],
			[10, -424],
			[-143, -130],
			[-50, -105],
			[-104, -174],
			[-185, -97],
			[-121, -159],
			[-9, -256],
			[-32, -65],
			[111, -96],
			[157, -259],
			[240, -697],
			[68, -383],
			[3, -681],
			[-105, -325],
			[-252, -113],
			[-222, -245],
			[-250, -51],
			[-31, 322],
			[52, 443],
			[-123, 615],
			[206, 99],
			[-190, 506],
			[-135, 113],
			[-34, -112],
			[-81, -49],
			[-10, 112],
			[-72, 54],
			[-75, 94],
			[77, 260],
			[65, 69],
			[-25, 108],
			[71, 319],
			[-18, 97],
			[-163, 64],
			[-131, 158],
			[-388, -171],
			[-204, -277],
			[-300, -161],
			[148, 274],
			[-58, 230],
			[220, 397],
			[-147, 310],
			[-242, -209],
			[-314, -411],
			[-171, -381],
			[-272, -29],
			[-142, -275],
			[147, -400],
			[227, -97],
			[9, -265],
			[220, -172],
			[311, 421],
			[247, -230],
			[179, -15],
			[46, -310],
			[-394, -165],
			[-130, -319],
			[-270, -296],
			[-142, -414],
			[299, -324],
			[109, -582],
			[169, -541],
			[189, -454],
			[-5, -439],
			[-174, -161],
			[66, -315],
			[164, -184],
			[-43, -481],
			[-71, -468],
			[-155, -53],
			[-203, -640],
			[-225, -775],
			[-258, -705],
			[-382, -545],
			[-386, -498],
			[-313, -68],
			[-170, -262],
			[-96, 192],
			[-157, -294],
			[-388, -296],
			[-294, -90],
			[-95, -624],
			[-154, -35],
			[-73, 429],
			[66, 228],
			[-373, 190],
			[-131, -97],
			[-371, -505],
			[-231, -558],
			[-61, -410],
			[212, -623],
			[260, -772],
			[252, -365],
			[169, -475],
			[127, -1093],
			[-37, -1039],
			[-232, -389],
			[-318, -381],
			[-227, -492],
			[-346, -550],
			[-101, 378],
			[78, 401],
			[-206, 335],
			[-233, 87],
			[-112, 307],
			[-141, 611],
			[-249, 271],
			[-238, -11],
			[41, 464],
			[-245, -3],
			[-22, -650],
			[-150, -863],
			[-90, -522],
			[19, -428],
			[181, -18],
			[113, -539],
			[50, -512],
			[155, -338],
			[168, -69],
			[144, -306],
			[64, -56],
			[164, -356],
			[116, -396],
			[16, -398],
			[-29, -269],
			[27, -203],
			[20, -349],
			[98, -163],
			[109, -523],
			[-5, -199],
			[-197, -40],
			[-263, 438],
			[-329, 469],
			[-32, 301],
			[-161, 395],
			[-38, 489],
			[-100, 322],
			[30, 431],
			[-61, 250],
			[-110, 227],
			[-47, 292],
			[-148, 334],
			[-135, 280],
			[-45, -347],
			[-53, 328],
			[30, 369],
			[82, 566],
			[-27, 439],
			[86, 452],
			[-94, 350],
			[23, 644],
			[-113, 306],
			[-90, 707],
			[-50, 746],
			[-121, 490],
			[-183, -297],
			[-315, -421],
			[-156, 53],
			[-172, 138],
			[96, 732],
			[-58, 554],
			[-218, 681],
			[34, 213],
			[-163, 76],
			[-197, 481],
			[-79, 309],
			[-16, 301],
			[-53, 284],
			[-116, 344],
			[-256, 23],
			[25, -243],
			[-87, -329],
			[-118, 120],
			[-41, -108],
			[-78, 65],
			[-108, 53],
			[-39, -216],
			[-189, 7],
			[-343, -122],
			[16, -445],
			[-148, -349],
			[-400, -398],
			[-311, -695],
			[-209, -373],
			[-276, -386],
			[-1, -272],
			[-138, -146],
			[-250, -212],
			[-130, -31],
			[-84, -450],
			[58, -769],
			[15, -490],
			[-118, -561],
			[-1, -1004],
			[-144, -29],
			[-126, -450],
			[84, -195],
			[-253, -167],
			[-93, -402],
			[-112, -170],
			[-263, 552],
			[-128, 827],
			[-107, 596],
			[-97, 279],
			[-148, 568],
			[-69, 739],
			[-48, 369],
			[-253, 811],
			[-115, 1145],
			[-83, 756],
			[1, 716],
			[-54, 553],
			[-404, -353],
			[-196, 70],
			[-362, 716],
			[133, 214],
			[-82, 232],
			[-326, 501],
			[-203, 150],
			[-83, 425],
			[-215, 449],
			[-512, -111],
			[-451, -11],
			[-391, -83],
			[-523, 179],
			[-302, 136],
			[-314, 76],
			[-118, 725],
			[-133, 105],
			[-214, -106],
			[-280, -286],
			[-339, 196],
			[-281, 454],
			[-267, 168],
			[-186, 561],
			[-205, 788],
			[-149, -96],
			[-177, 196],
			[-103, -231],
			[-165, 29],
			[58, -261],
			[-25, -135],
			[89, -445],
			[109, -510],
			[137, -135],
			[47, -207],
			[190, -248],
			[16, -244],
			[-27, -197],
			[35, -199],
			[80, -165],
			[37, -194],
			[41, -145],
			[-18, 430],
			[75, 310],
			[76, 64],
			[84, -186],
			[5, -345],
			[-61, -348],
			[53, -226],
			[49, 29],
			[11, -162],
			[217, 93],
			[230, -15],
			[168, -18],
			[190, 400],
			[207, 379],
			[176, 364],
			[80, 201],
			[35, -51],
			[-26, -244],
			[-37, -108],
			[38, -466],
			[125, -404],
			[155, -214],
			[204, -78],
			[164, -107],
			[125, -339],
			[75, -196],
			[100, -75],
			[-1, -132],
			[-101, -352],
			[-44, -166],
			[-117, -189],
			[-104, -404],
			[-126, 31],
			[-58, -141],
			[-44, -300],
			[34, -395],
			[-26, -72],
			[-128, 2],
			[-174, -221],
			[-27, -288],
			[-63, -125],
			[-173, 5],
			[-109, -149],
			[1, -239],
			[-134, -164],
			[-153, 56],
			[-186, -199],
			[-128, -33],
			[-201, -159],
			[-54, -263],
			[-6, -201],
			[-277, -249],
			[-444, -276],
			[-249, -417],
			[-122, -32],
			[-83, 34],
			[-163, -245],
			[-177, -113],
			[-233, -31],
			[-70, -34],
			[-61, -156],
			[-73, -43],
			[-42, -150],
			[-138, 13],
			[-89, -80],
			[-192, 30],
			[-72, 345],
			[8, 323],
			[-46, 174],
			[-54, 437],
			[-80, 243],
			[56, 29],
			[-29, 270],
			[34, 114],
			[-12, 257],
			[-36, 253],
			[-84, 177],
			[-22, 236],
			[-143, 212],
			[-148, 495],
			[-79, 482],
			[-192, 406],
			[-124, 97],
			[-184, 563],
			[-32, 411],
			[12, 350],
			[-159, 655],
			[-130, 231],
			[-150, 122],
			[-92, 339],
			[15, 133],
			[-77, 307],
			[-81, 131],
			[-108, 440],
			[-170, 476],
			[-141, 406],
			[-139, -3],
			[44, 325],
			[12, 206],
			[34, 236],
			[-9, 86],
			[-78, -238],
			[-60, -446],
			[-75, -308],
			[-65, -103],
			[-93, 191],
			[-125, 263],
			[-198, 847],
			[-29, -53],
			[115, -624],
			[171, -594],
			[210, -920],
			[102, -321],
			[90, -334],
			[249, -654],
			[-55, -103],
			[9, -384],
			[323, -530],
			[49, -121],
			[90, -580],
			[-61, -107],
			[40, -608],
			[102, -706],
			[106, -145],
			[152, -219],
			[161, -683],
			[77, -543],
			[152, -288],
			[379, -558],
			[154, -336],
			[151, -341],
			[87, -203],
			[136, -178],
			[66, -183],
			[-9, -245],
			[-158, -142],
			[119, -161],
			[91, -109],
			[54, -244],
			[125, -248],
			[138, -2],
			[262, 151],
			[302, 70],
			[245, 184],
			[138, 39],
			[99, 108],
			[158, 20],
			[89, 12],
			[128, 88],
			[147, 59],
			[132, 202],
			[105, 2],
			[6, -163],
			[-25, -344],
			[1, -310],
			[-59, -214],
			[-78, -639],
			[-134, -659],
			[-172, -755],
			[-238, -866],
			[-237, -661],
			[-327, -806],
			[-278, -479],
			[-415, -586],
			[-259, -450],
			[-304, -715],
			[-64, -312],
			[-63, -140],
			[-195, -236],
			[-68, -246],
			[-104, -44],
			[-40, -416],
			[-89, -238],
			[-54, -393],
			[-112, -195],
			[-128, -728],
			[16, -335],
			[178, -216],
			[8, -153],
			[-76, -357],
			[16, -180],
			[-18, -282],
			[97, -370],
			[115, -583],
			[101, -129],
			[45, -265],
			[-11, -588],
			[34, -519],
			[11, -923],
			[49, -290],
			[-83, -422],
			[-108, -410],
			[-177, -366],
			[-254, -225],
			[-313, -287],
			[-313, -634],
			[-107, -108],
			[-194, -420],
			[-115, -136],
			[-23, -421],
			[132, -448],
			[54, -346],
			[4, -177],
			[49, 29],
			[-8, -579],
			[-45, -274],
			[65, -102],
			[-41, -246],
			[-116, -210],
			[-229, -199],
			[-334, -320],
			[-122, -219],
			[24, -248],
			[71, -40],
			[-24, -311],
			[-70, -430],
			[-32, -491],
			[-72, -267],
			[-190, -298],
			[-54, -86],
			[-118, -300],
			[-77, -303],
			[-158, -424],
			[-314, -609],
			[-196, -355],
			[-209, -269],
			[-291, -229],
			[-141, -31],
			[-36, -164],
			[-169, 88],
			[-138, -113],
			[-301, 114],
			[-168, -72],
			[-115, 31],
			[-286, -233],
			[-238, -94],
			[-171, -223],
			[-127, -14],
			[-117, 210],
			[-94, 11],
			[-120, 264],
			[-13, -82],
			[-37, 159],
			[2, 346],
			[-90, 396],
			[89, 108],
			[-7, 453],
			[-182, 553],
			[-139, 501],
			[-1, 1],
			[-199, 768],
			[-207, 446],
			[-108, 432],
			[-62, 575],
			[-68, 428],
			[-93, 910],
			[-7, 707],
			[-35, 322],
			[-108, 243],
			[-144, 489],
			[-146, 708],
			[-60, 371],
			[-226, 577],
			[-17, 453],
			[-26, 372],
			[38, 519],
			[96, 541],
			[15, 254],
			[90, 532],
			[66, 243],
			[159, 386],
			[90, 263],
			[29, 438],
			[-15, 335],
			[-83, 211],
			[-74, 358],
			[-68, 355],
			[15, 122],
			[85, 235],
			[-84, 570],
			[-57, 396],
			[-139, 374],
			[26, 115],
			[-39, 183],
			[-74, 444],
			[-228, 626],
			[-285, 596],
			[-184, 488],
			[-169, 610],
			[9, 196],
			[61, 189],
			[67, 430],
			[56, 438],
			[-52, 90],
			[96, 663],
			[40, 467],
			[-108, 390],
			[-127, 100],
			[-56, 265],
			[-71, 85],
			[3, 163],
			[-289, -213],
			[-105, 32],
			[-107, -133],
			[-222, 13],
			[-149, 370],
			[-91, 427],
			[-197, 390],
			[-209, -8],
			[-245, 1],
			[-229, -69],
			[-224, -126],
			[-436, -346],
			[-154, -203],
			[-250, -171],
			[-248, 168],
			[-126, -7],
			[-194, 116],
			[-178, -7],
			[-329, -103],
			[-193, -170],
			[-275, -217],
			[-54, 15],
			[-73, -5],
			[-286, 282],
			[-252, 450],
			[-237, 323],
			[-187, 381],
			[-75, 44],
			[-200, 238],
			[-144, 316],
			[-49, 216],
			[-34, 437],
			[-122, 349],
			[-108, 232],
			[-71, 76],
			[-69, 118],
			[-32, 261],
			[-41, 130],
			[-80, 97],
			[-149, 247],
			[-117, 39],
			[-63, 166],
			[1, 90],
			[-84, 125],
			[-18, 127],
			[-46, 453],
			[36, 262],
			[-115, 460],
			[-138, 210],
			[122, 112],
			[134, 415],
			[66, 304],
			[-24, 318],
			[78, 291],
			[34, 557],
			[-30, 583],
			[-34, 294],
			[28, 295],
			[-72, 281],
			[-146, 255],
			[12, 249],
			[13, 274],
			[106, 161],
			[91, 308],
			[-18, 200],
			[96, 417],
			[155, 376],
			[93, 95],
			[74, 344],
			[6, 315],
			[100, 365],
			[185, 216],
			[177, 603],
			[144, 235],
			[259, 66],
			[219, 403],
			[139, 158],
			[232, 493],
			[-70, 735],
			[106, 508],
			[37, 312],
			[179, 399],
			[278, 270],
			[206, 244],
			[186, 612],
			[87, 362],
			[205, -2],
			[167, -251],
			[264, 41],
			[288, -131],
			[121, -6],
			[267, 323],
			[300, 102],
			[175, 244],
			[268, 180],
			[471, 105],
			[459, 48],
			[140, -87],
			[262, 232],
			[297, 5],
			[113, -137],
			[190, 35],
			[302, 239],
			[195, -71],
			[-9, -299],
			[236, 217],
			[20, -113],
			[-139, -289],
			[-2, -274],
			[96, -147],
			[-36, -511],
			[-183, -297],
			[53, -322],
			[143, -10],
			[70, -281],
			[106, -92],
			[326, -204],
			[117, 51],
			[232, -98],
			[368, -264],
			[130, -526],
			[250, -114],
			[391, -248],
			[296, -293],
			[136, 153],
			[133, 272],
			[-65, 452],
			[87, 288],
			[200, 277],
			[192, 80],
			[375, -121],
			[95, -264],
			[104, -2],
			[88, -101],
			[276, -69],
			[68, -196],
			[369, 10],
			[268, -156],
			[275, -175],
			[129, -92],
			[214, 188],
			[114, 169],
			[245, 49],
			[198, -75],
			[75, -293],
			[65, 193],
			[222, -140],
			[217, -33],
			[137, 149],
			[80, 194],
			[-19, 34],
			[74, 276],
			[56, 446],
			[40, 149],
			[8, 6],
			[99, 482],
			[138, 416],
			[5, 21],
			[-26, 452],
			[68, 243],
			[-102, 268],
			[105, 222],
			[-169, -51],
			[-233, 136],
			[-191, -340],
			[-421, -66],
			[-225, 317],
			[-300, 20],
			[-64, -245],
			[-192, -71],
			[-268, 315],
			[-303, -10],
			[-165, 587],
			[-203, 328],
			[135, 459],
			[-176, 283],
			[308, 565],
			[428, 23],
			[117, 449],
			[529, -78],
			[334, 383],
			[324, 167],
			[459, 13],
			[485, -416],
			[399, -229],
			[323, 91],
			[239, -53],
			[328, 309],
			[42, 252],
			[-70, 403],
			[-160, 218],
			[-154, 68],
			[-102, 181],
			[-354, 499],
			[-317, 223],
			[-240, 347],
			[202, 95],
			[231, 494],
			[-156, 234],
			[410, 241],
			[-8, 129],
			[-249, -95],
			[-222, -48],
			[-185, -191],
			[-260, -31],
			[-239, -220],
			[16, -368],
			[136, -142],
			[284, 35],
			[-55, -210],
			[-304, -103],
			[-377, -342],
			[-154, 121],
			[61, 277],
			[-304, 173],
			[50, 113],
			[265, 197],
			[-80, 135],
			[-432, 149],
			[-19, 221],
			[-257, -73],
			[-103, -325],
			[-215, -437],
			[6, -152],
			[-135, -128],
			[-84, 56],
			[-78, -713],
			[-144, -245],
			[-101, -422],
			[89, -337],
			[33, -228],
			[243, -190],
			[-51, -145],
			[-330, -33],
			[-118, -182],
			[-232, -319],
			[-87, 275],
			[3, 122],
			[-169, 17],
			[-145, 56],
			[-336, -154],
			[192, -332],
			[-141, -96],
			[-154, 0],
			[-147, 304],
			[-52, -130],
			[62, -353],
			[139, -277],
			[-105, -130],
			[155, -272],
			[137, -171],
			[4, -334],
			[-257, 157],
			[82, -302],
			[-176, -62],
			[105, -521],
			[-184, -7],
			[-228, 257],
			[-104, 472],
			[-49, 393],
			[-108, 272],
			[-143, 337],
			[-18, 168],
			[-48, 41],
			[-5, 130],
			[-154, 199],
			[-24, 281],
			[23, 403],
			[38, 184],
			[-46, 93],
			[-59, 46],
			[-78, 192],
			[-120, 118],
			[-261, 218],
			[-161, 213],
			[-254, 176],
			[-233, 435],
			[56, 44],
			[-127, 248],
			[-5, 200],
			[-179, 93],
			[-85, -255],
			[-82, 198],
			[6, 205],
			[10, 9],
			[62, 54],
			[-221, 86],
			[-226, -210],
			[15, -293],
			[-34, -168],
			[91, -301],
			[261, -298],
			[140, -488],
			[309, -476],
			[217, 3],
			[68, -130],
			[-78, -118],
			[249, -213],
			[204, -179],
			[238, -308],
			[29, -111],
			[-52, -211],
			[-154, 276],
			[-242, 97],
			[-116, -382],
			[200, -219],
			[-33, -309],
			[-116, -35],
			[-148, -506],
			[-116, -46],
			[1, 181],
			[57, 317],
			[60, 126],
			[-108, 342],
			[-85, 298],
			[-115, 74],
			[-82, 255],
			[-179, 107],
			[-120, 238],
			[-206, 38],
			[-217, 267],
			[-254, 384],
			[-189, 341],
			[-86, 584],
			[-138, 68],
			[-226, 195],
			[-128, -80],
			[-161, -274],
			[-115, -43],
			[-252, -334],
			[-548, 160],
			[-404, -192],
			[-32, -355],
			[15, -344],
			[-263, -393],
			[-356, -125],
			[-25, -199],
			[-171, -327],
			[-107, -481],
			[108, -338],
			[-160, -263],
			[-60, -384],
			[-210, -118],
			[-197, -455],
			[-352, -8],
			[-265, 11],
			[-174, -209],
			[-106, -223],
			[-136, 49],
			[-103, 199],
			[-79, 340],
			[-259, 92],
			[-112, -153],
			[-146, 83],
			[-143, -65],
			[42, 462],
			[-26, 363],
			[-124, 55],
			[-67, 224],
			[22, 386],
			[111, 215],
			[20, 239],
			[58, 355],
			[-6, 250],
			[-56, 212],
			[-12, 200],
			[14, 420],
			[-114, 257],
			[393, 426],
			[340, -107],
			[373, 4],
			[296, -101],
			[230, 31],
			[449, -19],
			[144, 354],
			[53, 1177],
			[-287, 620],
			[-205, 299],
			[-424, 228],
			[-28, 430],
			[360, 129],
			[466, -152],
			[-88, 669],
			[263, -254],
			[646, 461],
			[84, 484],
			[243, 119],
			[222, 117],
			[143, 162],
			[244, 870],
			[380, 247],
			[231, -17],
			[54, 125],
			[232, 32],
			[52, -130],
			[188, 291],
			[-63, 222],
			[-13, 335],
			[-113, 328],
			[-8, 604],
			[46, 159],
			[80, 178],
			[244, 36],
			[98, 163],
			[223, 167],
			[-9, -304],
			[-82, -192],
			[33, -166],
			[151, -89],
			[-68, -223],
			[-83, 64],
			[-200, -425],
			[76, -288],
			[4, -228],
			[281, -138],
			[-3, -210],
			[283, 111],
			[156, 162],
			[313, -233],
			[132, -189],
			[189, 174],
			[434, 273],
			[350, 200],
			[277, -100],
			[21, -144],
			[268, -7],
			[63, 260],
			[383, 191],
			[-59, 497],
			[10, 445],
			[136, 371],
			[262, 202],
			[221, -442],
			[223, 12],
			[53, 453],
			[32, 349],
			[-102, -75],
			[-176, 210],
			[-24, 340],
			[351, 164],
			[350, 86],
			[301, -97],
			[287, 17],
			[316, 327],
			[-291, 280],
			[-504, -47],
			[-489, -216],
			[-452, -125],
			[-161, 322],
			[-269, 195],
			[62, 581],
			[-135, 534],
			[133, 344],
			[252, 371],
			[635, 640],
			[185, 124],
			[-28, 250],
			[-387, 279],
			[-478, -167],
			[-269, -413],
			[43, -361],
			[-441, -475],
			[-537, -509],
			[-202, -832],
			[198, -416],
			[265, -328],
			[-255, -666],
			[-289, -138],
			[-106, -992],
			[-157, -554],
			[-337, 57],
			[-158, -468],
			[-321, -27],
			[-89, 558],
			[-232, 671],
			[-211, 835],
			[-187, 363],
			[-548, -684],
			[-370, -138],
			[-385, 301],
			[-99, 635],
			[-88, 1364],
			[256, 380],
			[733, 496],
			[549, 609],
			[508, 824],
			[668, 1141],
			[465, 444],
			[763, 741],
			[610, 259],
			[457, -31],
			[423, 489],
			[506, -26],
			[499, 118],
			[869, -433],
			[-358, -158],
			[305, -371],
			[286, 206],
			[456, -358],
			[761, -140],
			[1050, -668],
			[213, -281],
			[18, -393],
			[-308, -311],
			[-454, -157],
			[-1240, 449],
			[-204, -75],
			[453, -433],
			[36, -878],
			[358, -180],
			[217, -153],
			[36, 286],
			[-174, 263],
			[183, 215],
			[672, -368],
			[234, 144],
			[-187, 433],
			[647, 578],
			[256, -34],
			[260, -206],
			[161, 406],
			[-231, 352],
			[136, 353],
			[-204, 367],
			[777, -190],
			[158, -331],
			[-351, -73],
			[2, -328],
			[218, -203],
			[429, 128],
			[68, 377],
			[581, 282],
			[969, 507],
			[209, -29],
			[-273, -359],
			[344, -61],
			[199, 202],
			[521, 16],
			[412, 245],
			[317, -356],
			[315, 391],
			[-291, 343],
			[145, 195],
			[820, -179],
			[385, -185],
			[1006, -675],
			[186, 309],
			[-282, 313],
			[-8, 125],
			[-335, 58],
			[92, 280],
			[-149, 461],
			[-8, 189],
			[512, 535],
			[182, 537],
			[207, 116],
			[735, -156],
			[58, -328],
			[-263, -479],
			[173, -189],
			[89, -413],
			[-63, -809],
			[307, -362],
			[-120, -395],
			[-544, -839],
			[318, -87],
			[110, 213],
			[306, 151],
			[74, 293],
			[240, 281],
			[-162, 336],
			[130, 390],
			[-304, 49],
			[-67, 328],
			[222, 594],
			[-361, 481],
			[497, 398],
			[-64, 421],
			[139, 13],
			[145, -328],
			[-109, -570],
			[297, -108],
			[-127, 426],
			[465, 233],
			[577, 31],
			[513, -337],
			[-247, 492],
			[-28, 630],
			[484, 119],
			[668, -26],
			[602, 77],
			[-226, 309],
			[321, 388],
			[319, 16],
			[540, 293],
			[734, 79],
			[93, 162],
			[729, 55],
			[227, -133],
			[624, 314],
			[510, -10],
			[77, 255],
			[265, 252],
			[656, 242],
			[476, -191],
			[-378, -146],
			[629, -90],
			[75, -292],
			[254, 143],
			[812, -7],
			[626, -289],
			[223, -221],
			[-69, -307],
			[-307, -175],
			[-730, -328],
			[-209, -175],
			[345, -83],
			[410, -149],
			[250, 112],
			[142, -379],
			[122, 153],
			[444, 93],
			[892, -97],
			[67, -276],
			[1162, -88],
			[15, 451],
			[590, -103],
			[443, 3],
			[449, -312],
			[128, -378],
			[-165, -247],
			[349, -465],
			[437, -240],
			[268, 620],
			[446, -266],
			[473, 159],
			[538, -182],
			[204, 166],
			[455, -83],
			[-201, 549],
			[367, 256],
			[2509, -384],
			[236, -351],
			[727, -451],
			[1122, 112],
			[553, -98],
			[231, -244],
			[-33, -432],
			[342, -168],
			[372, 121],
			[492, 15],
			[525, -116],
			[526, 66],
			[484, -526],
			[344, 189],
			[-224, 378],
			[123, 263],
			[886, -166],
			[578, 36],
			[799, -282],
			[-99610, -258]
		],
		[
			[23933, 96380],
			[-126, -17],
			[-521, 38],
			[-74, 165],
			[559, -9],
			[195, -109],
			[-33, -68]
		],
		[
			[19392, 96485],
			[-518, -170],
			[-411, 191],
			[224, 188],
			[406, 60],
			[392, -92],
			[-93, -177]
		],
		[
			[56867, 96577],
			[-620, -241],
			[-490, 137],
			[191, 152],
			[-167, 189],
			[575, 119],
			[110, -222],
			[401, -134]
		],
		[
			[19538, 97019],
			[-339, -115],
			[-461, 1],
			[5, 84],
			[285, 177],
			[149, -27],
			[361, -120]
		],
		[
			[23380, 96697],
			[-411, -122],
			[-226, 138],
			[-119, 221],
			[-22, 245],
			[360, -24],
			[162, -39],
			[332, -205],
			[-76, -214]
		],
		[
			[22205, 96856],
			[108, -247],
			[-453, 66],
			[-457, 192],
			[-619, 21],
			[268, 176],
			[-335, 142],
			[-21, 227],
			[546, -81],
			[751, -215],
			[212, -281]
		],
		[
			[79187, 96845],
			[-1566, -228],
			[507, 776],
			[229, 66],
			[208, -38],
			[704, -336],
			[-82, -240]
		],
		[
			[55069, 97669],
			[915, -440],
			[-699, -233],
			[-155, -435],
			[-243, -111],
			[-132, -490],
			[-335, -23],
			[-598, 361],
			[252, 210],
			[-416, 170],
			[-541, 499],
			[-216, 463],
			[757, 212],
			[152, -207],
			[396, 8],
			[105, 202],
			[408, 20],
			[350, -206]
		],
		[
			[57068, 98086],
			[545, -207],
			[-412, -318],
			[-806, -70],
			[-819, 98],
			[-50, 163],
			[-398, 11],
			[-304, 271],
			[858, 165],
			[403, -142],
			[281, 177],
			[702, -148]
		],
		[
			[64204, 98169],
			[-373, -78],
			[-250, -45],
			[-39, -97],
			[-324, -98],
			[-301, 140],
			[158, 185],
			[-618, 18],
			[542, 107],
			[422, 8],
			[57, -160],
			[159, 142],
			[262, 97],
			[412, -129],
			[-107, -90]
		],
		[
			[77760, 97184],
			[-606, -73],
			[-773, 170],
			[-462, 226],
			[-213, 423],
			[-379, 117],
			[722, 404],
			[600, 133],
			[540, -297],
			[640, -572],
			[-69, -531]
		],
		[
			[25828, 97644],
			[334, -190],
			[-381, -176],
			[-513, -445],
			[-492, -42],
			[-575, 76],
			[-299, 240],
			[4, 215],
			[220, 157],
			[-508, -4],
			[-306, 196],
			[-176, 268],
			[193, 262],
			[192, 180],
			[285, 42],
			[-122, 135],
			[646, 30],
			[355, -315],
			[468, -127],
			[455, -112],
			[220, -390]
		],
		[
			[30972, 99681],
			[742, -47],
			[597, -75],
			[508, -161],
			[-12, -157],
			[-678, -257],
			[-672, -119],
			[-251, -133],
			[605, 3],
			[-656, -358],
			[-452, -167],
			[-476, -483],
			[-573, -98],
			[-177, -120],
			[-841, -64],
			[383, -74],
			[-192, -105],
			[230, -292],
			[-264, -202],
			[-429, -167],
			[-132, -232],
			[-388, -176],
			[39, -134],
			[475, 23],
			[6, -144],
			[-742, -355],
			[-726, 163],
			[-816, -91],
			[-414, 71],
			[-525, 31],
			[-35, 284],
			[514, 133],
			[-137, 427],
			[170, 41],
			[742, -255],
			[-379, 379],
			[-450, 113],
			[225, 229],
			[492, 141],
			[79, 206],
			[-392, 231],
			[-118, 304],
			[759, -26],
			[220, -64],
			[433, 216],
			[-625, 68],
			[-972, -38],
			[-491, 201],
			[-232, 239],
			[-324, 173],
			[-61, 202],
			[413, 112],
			[324, 19],
			[545, 96],
			[409, 220],
			[344, -30],
			[300, -166],
			[211, 319],
			[367, 95],
			[498, 65],
			[849, 24],
			[148, -63],
			[802, 100],
			[601, -38],
			[602, -37]
		],
		[
			[42472, 99925],
			[1737, -469],
			[-513, -227],
			[-1062, -26],
			[-1496, -58],
			[140, -105],
			[984, 65],
			[836, -204],
			[540, 181],
			[231, -212],
			[-305, -344],
			[707, 220],
			[1348, 229],
			[833, -114],
			[156, -253],
			[-1132, -420],
			[-157, -136],
			[-888, -102],
			[643, -28],
			[-324, -431],
			[-224, -383],
			[9, -658],
			[333, -386],
			[-434, -24],
			[-457, -187],
			[513, -313],
			[65, -502],
			[-297, -55],
			[360, -508],
			[-617, -42],
			[322, -241],
			[-91, -208],
			[-391, -91],
			[-388, -2],
			[348, -400],
			[4, -263],
			[-549, 244],
			[-143, -158],
			[375, -148],
			[364, -361],
			[105, -476],
			[-495, -114],
			[-214, 228],
			[-344, 340],
			[95, -401],
			[-322, -311],
			[732, -25],
			[383, -32],
			[-745, -515],
			[-755, -466],
			[-813, -204],
			[-306, -2],
			[-288, -228],
			[-386, -624],
			[-597, -414],
			[-192, -24],
			[-370, -145],
			[-399, -138],
			[-238, -365],
			[-4, -415],
			[-141, -388],
			[-453, -472],
			[112, -462],
			[-125, -488],
			[-142, -577],
			[-391, -36],
			[-410, 482],
			[-556, 3],
			[-269, 324],
			[-186, 577],
			[-481, 735],
			[-141, 385],
			[-38, 530],
			[-384, 546],
			[100, 435],
			[-186, 208],
			[275, 691],
			[418, 220],
			[110, 247],
			[58, 461],
			[-318, -209],
			[-151, -88],
			[-249, -84],
			[-341, 193],
			[-19, 401],
			[109, 314],
			[258, 9],
			[567, -157],
			[-478, 375],
			[-249, 202],
			[-276, -83],
			[-232, 147],
			[310, 550],
			[-169, 220],
			[-220, 409],
			[-335, 626],
			[-353, 230],
			[3, 247],
			[-745, 346],
			[-590, 43],
			[-743, -24],
			[-677, -44],
			[-323, 188],
			[-482, 372],
			[729, 186],
			[559, 31],
			[-1188, 154],
			[-627, 241],
			[39, 229],
			[1051, 285],
			[1018, 284],
			[107, 214],
			[-750, 213],
			[243, 235],
			[961, 413],
			[404, 63],
			[-115, 265],
			[658, 156],
			[854, 93],
			[853, 5],
			[303, -184],
			[737, 325],
			[663, -221],
			[390, -46],
			[577, -192],
			[-660, 318],
			[38, 253],
			[932, 353],
			[975, -27],
			[354, 218],
			[982, 57],
			[2219, -74]
		]
	],
	bbox: [
		-180,
		-85.60903777459777,
		180,
		83.64513000000002
	],
	transform: {
		scale: [.0036000360003600037, .0016925586033320111],
		translate: [-180, -85.60903777459777]
	}
}, Yh = Math.PI / 180;
function Xh(e, t, n) {
	let r = Math.cos(t * Yh) * n;
	return [
		r * Math.cos(e * Yh),
		Math.sin(t * Yh) * n,
		-r * Math.sin(e * Yh)
	];
}
function Zh(e, t) {
	let n = [];
	for (let r of e) for (let e = 0; e + 1 < r.length; e++) n.push(...Xh(r[e][0], r[e][1], t), ...Xh(r[e + 1][0], r[e + 1][1], t));
	return new Il().setAttribute("position", new wl(n, 3));
}
function Qh() {
	let e = [];
	for (let t = -180; t < 180; t += 30) e.push(Array.from({ length: 61 }, (e, n) => [t, -90 + 3 * n]));
	for (let t = -60; t <= 60; t += 30) e.push(Array.from({ length: 121 }, (e, n) => [-180 + 3 * n, t]));
	return e;
}
var $h = class {
	group = new Nc();
	ocean;
	coast = new bu();
	grid = new bu({
		transparent: !0,
		opacity: .5
	});
	constructor() {
		this.ocean = new nd({
			uniforms: {
				sun: { value: new Q(1, 0, 0) },
				day: { value: new Bc() },
				night: { value: new Bc() }
			},
			vertexShader: "\n        varying vec3 up;\n        void main() { up = normalize(position); gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.); }",
			fragmentShader: "\n        uniform vec3 sun, day, night;\n        varying vec3 up;\n        void main() {\n          gl_FragColor = vec4(mix(night, day, smoothstep(-.12, .12, dot(normalize(up), sun))), 1.);\n          #include <colorspace_fragment>\n        }"
		});
		let e = Jh, t = Gh(e, e.objects.land);
		this.group.add(new uu(new qu(.997, 64, 48), this.ocean), new Mu(Zh(t.coordinates, 1), this.coast), new Mu(Zh(Qh(), .999), this.grid));
	}
	turnTo(e) {
		let t = z(e);
		this.group.rotation.y = t;
		let [n, r, i] = B(e);
		this.ocean.uniforms.sun.value.set(n, i, -r).applyAxisAngle(new Q(0, 1, 0), -t);
	}
	paint(e) {
		this.ocean.uniforms.day.value.set(e.day), this.ocean.uniforms.night.value.set(e.night), this.coast.color.set(e.coast), this.grid.color.set(e.grid);
	}
}, eg = 240;
function tg() {
	let e = document.createElement("canvas");
	e.width = e.height = 32;
	let t = e.getContext("2d");
	return t.fillStyle = "#fff", t.arc(16, 16, 14, 0, 2 * Math.PI), t.fill(), new Vu(e);
}
var ng = class {
	host;
	crowd = new Rh();
	canvas;
	earth = new $h();
	scene = new Hc();
	camera = new Nd(38, 1, .01, 200);
	renderer;
	controls;
	markers = new Ru(new Il(), new Nu({
		size: 11,
		sizeAttenuation: !1,
		vertexColors: !0,
		depthTest: !1,
		transparent: !0,
		map: tg()
	}));
	between = new Ou(new Il(), new bu({ depthTest: !1 }));
	drawn = [];
	theme;
	stale = !0;
	ringsAt = NaN;
	ms = 0;
	watcher;
	frames = 0;
	onFrame = () => {};
	constructor(e) {
		this.host = e, this.renderer = new fh({
			antialias: !1,
			powerPreference: "low-power"
		}), this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2)), this.canvas = this.renderer.domElement, e.append(this.canvas), this.camera.position.set(3.6, 2.6, 4.6), this.controls = new Ch(this.camera, this.canvas), this.controls.enablePan = !1, this.controls.minDistance = 1.2, this.controls.maxDistance = 60, this.controls.addEventListener("change", () => this.stale = !0), this.between.visible = !1, this.markers.frustumCulled = !1, this.between.frustumCulled = !1, this.markers.renderOrder = 2, this.scene.add(this.earth.group, this.crowd.points, this.between, this.markers), this.watcher = new ResizeObserver(() => this.fit()), this.watcher.observe(e), this.fit();
	}
	fit() {
		let e = this.host.clientWidth || 640, t = this.host.clientHeight || 480;
		this.renderer.setSize(e, t, !1), this.camera.aspect = e / t, this.camera.fov = e < t ? 2 * Math.atan(t / e * Math.tan(19 * Math.PI / 180)) * 180 / Math.PI : 38, this.camera.updateProjectionMatrix(), this.stale = !0;
	}
	paint(e) {
		this.theme = e, this.scene.background = new Bc(e.sky), this.crowd.density = e.dark ? .7 : .8, this.earth.paint(e), this.between.material.color.set(e.second), this.drawn.forEach((t, n) => t.ring.material.color.set(n ? e.second : e.first)), this.stale = !0;
	}
	select(e) {
		for (let e of this.drawn) this.scene.remove(e.ring), e.ring.geometry.dispose(), e.label.remove();
		this.drawn = e.map((e, t) => {
			let n = new Ou(new Il(), new bu({
				color: t ? this.theme.second : this.theme.first,
				transparent: !0,
				opacity: .8
			}));
			n.frustumCulled = !1, this.scene.add(n);
			let r = document.createElement("span");
			return r.className = "globe-label", r.textContent = e.name, r.ariaHidden = "true", this.host.append(r), {
				object: e,
				ring: n,
				label: r
			};
		}), this.ringsAt = NaN, this.stale = !0;
	}
	show(e, t) {
		this.ms = e, this.crowd.minutes = t, this.earth.turnTo(e), this.stale = !0;
	}
	turn(e, t) {
		let n = new Zd().setFromVector3(this.camera.position);
		n.theta += e, n.phi = Math.min(Math.max(n.phi + t, .05), Math.PI - .05), this.camera.position.setFromSpherical(n), this.camera.lookAt(0, 0, 0), this.stale = !0;
	}
	zoom(e) {
		let t = Math.min(Math.max(this.camera.position.length() * e, 1.2), 60);
		this.camera.position.setLength(t), this.stale = !0;
	}
	face([e, t, n]) {
		let r = new Q(e, n, -t);
		this.camera.position.copy(r).setLength(Math.max(r.length() * 2.1, 3.2)), this.camera.lookAt(0, 0, 0), this.stale = !0;
	}
	pick(e, t, n) {
		return this.crowd.pick(e, t, this.host.clientWidth, this.host.clientHeight, this.camera, n);
	}
	touch() {
		this.stale = !0;
	}
	draw() {
		return this.controls.update(), this.stale ? (this.stale = !1, this.drawSelected(), this.renderer.render(this.scene, this.camera), this.frames++, this.onFrame(), !0) : !1;
	}
	drawSelected() {
		Math.abs(this.ms - this.ringsAt) <= 6e4 || this.drawRings();
		let e = [], t = [], n = [];
		this.drawn.forEach((r, i) => {
			let a = r.object.at(this.ms);
			if (r.label.hidden = !a, !a) return;
			let o = new Q(a[0], a[2], -a[1]);
			n.push(o), e.push(...o), t.push(...new Bc(i ? this.theme.second : this.theme.first));
			let s = o.clone().project(this.camera);
			r.label.style.transform = `translate(${(s.x + 1) / 2 * this.host.clientWidth + 8}px, ${(1 - s.y) / 2 * this.host.clientHeight - 8 + (i && n.length > 1 ? 16 : 0)}px)`, r.label.style.opacity = this.camera.position.distanceTo(o) < this.camera.position.length() ? "1" : "0.55";
		}), this.markers.geometry.dispose(), this.markers.geometry = new Il().setAttribute("position", new wl(e, 3)).setAttribute("color", new wl(t, 3)), this.between.visible = n.length === 2, n.length === 2 && (this.between.geometry.dispose(), this.between.geometry = new Il().setFromPoints(n));
	}
	drawRings() {
		this.ringsAt = this.ms;
		for (let { object: e, ring: t } of this.drawn) {
			let n = e.periodMin(this.ms) * 6e4, r = [];
			for (let t = 0; t <= eg; t++) {
				let i = e.at(this.ms + n * (t / eg - .5));
				i && r.push(new Q(i[0], i[2], -i[1]));
			}
			t.geometry.dispose(), t.geometry = new Il().setFromPoints(r);
		}
	}
	dispose() {
		this.watcher.disconnect(), this.select([]), this.crowd.dispose(), this.controls.dispose(), this.renderer.dispose(), this.canvas.remove();
	}
}, rg = 432e5, ig = 216e5, ag = 432e6, og = class {
	root;
	source;
	clock;
	words;
	firstFrameMs;
	view;
	panel;
	theme;
	names;
	legend;
	scheme = "regime";
	chosen = [];
	family = !1;
	wanted = NaN;
	setsAt = NaN;
	described = "";
	drawnPlots = [];
	frame = 0;
	stopped = new AbortController();
	constructor(e, n, r, i) {
		this.root = e, this.source = n, this.clock = r, this.words = i;
		let a = t("div", { class: "globe-stage" });
		this.view = new ng(a), a.append(this.buttons()), this.panel = new ue(i, r, {
			choose: (e) => void this.select([e]).then(() => this.faceFirst()),
			find: (e) => void this.follow(e),
			clear: () => void this.select([]),
			colourBy: (e) => this.colourBy(e),
			toggle: (e, t) => this.toggle(e, t),
			family: (e) => this.lightFamily(e)
		}), e.replaceChildren(a, this.panel.element, this.panel.timeBar, this.panel.status), this.theme = ne(e), this.repaint(), this.listen(), this.firstFrameMs = new Promise((e) => {
			this.view.onFrame = () => {
				this.view.crowd.catalogue && (this.view.onFrame = () => {}, e(performance.now()));
			};
		});
	}
	async start() {
		await this.read(this.clock.ms), this.clock.onChange((e) => this.move(e)), this.move(this.clock.ms);
		let e = (t) => {
			this.frame = requestAnimationFrame(e), this.clock.tick(t), this.view.draw();
		};
		this.frame = requestAnimationFrame(e), this.firstFrameMs.then(async () => {
			this.names = await this.source.names(), this.panel.know(this.names), this.panel.showFindings(await this.source.findings());
		});
	}
	async read(e) {
		this.wanted = e;
		let t = await this.source.elements(e);
		this.wanted === e && (this.view.crowd.show(t), this.sort(), this.view.touch());
	}
	move(e) {
		let t = this.view.crowd.catalogue?.instantMs ?? e;
		this.view.show(e, (e - t) / 6e4), Math.abs(e - t) > rg && !(Math.abs(e - this.wanted) <= rg) && this.read(e).then(() => this.move(this.clock.ms));
		for (let e of this.drawnPlots) e.redraw(!1);
		this.chosen.length && Math.abs(e - this.setsAt) > ag ? (this.setsAt = e, this.select(this.chosen.map((e) => e.noradId))) : this.describe();
	}
	describe() {
		let e = this.clock.ms, t = this.chosen.map((t) => `${t.noradId} ${t.setAt(e)?.epochMs} ${Math.floor(t.ageHours(e) / 24)}`).join();
		t !== this.described && (this.described = t, this.panel.showChosen(this.chosen, e, this.family, (e) => this.source.page(e)));
	}
	sort() {
		let e = this.view.crowd.catalogue;
		if (!e) return;
		let t = this.legend?.hidden;
		this.legend = new ie(e, this.names, this.scheme, this.theme, this.words), t?.forEach((e) => this.legend?.hidden.add(e)), this.panel.showLegend(this.legend.categories, this.legend.hidden), this.recolour();
	}
	recolour() {
		let e = this.view.crowd.catalogue;
		if (!e || !this.legend) return;
		let t = this.view.crowd.colour(this.legend.rule(this.lit(), e));
		this.panel.say(t, e.count, e.instantMs, this.chosen.length > 0), this.view.touch();
	}
	lit() {
		let e = new Set(this.chosen.map((e) => e.noradId));
		if (!this.family || !this.names) return e;
		let { norad_id: t, cospar_id: n } = this.names, r = new Set(t.flatMap((t, r) => e.has(t) && n[r] ? [n[r].slice(0, 8)] : []));
		return t.forEach((t, i) => {
			n[i] && r.has(n[i].slice(0, 8)) && e.add(t);
		}), e;
	}
	colourBy(e) {
		this.scheme = e, this.legend?.hidden.clear(), this.sort();
	}
	toggle(e, t) {
		t ? this.legend?.hidden.delete(e) : this.legend?.hidden.add(e), this.recolour();
	}
	lightFamily(e) {
		this.family = e, this.recolour();
	}
	selected() {
		return this.chosen;
	}
	async select(e) {
		let t = this.clock.ms;
		this.setsAt = t;
		let n = e.length === this.chosen.length && this.chosen.every((t, n) => t.noradId === e[n]), r = await Promise.all(e.map(async (e) => {
			let { name: n, sets: r } = await this.source.sets(e, t);
			return new V(e, n ?? String(e), r);
		}));
		this.chosen = r.filter((e) => e.count), this.family &&= n, this.view.select(this.chosen), this.described = "", this.describe(), this.recolour(), await this.plot();
	}
	async begin(e) {
		await this.select(e), this.faceFirst();
	}
	async follow(e) {
		let t = e.best ?? e.start;
		t && (this.clock.ms = Date.parse(t)), await this.select(e.objects.slice(0, 2)), this.faceFirst();
	}
	faceFirst() {
		let e = this.chosen[0]?.at(this.clock.ms);
		e && this.view.face(e);
	}
	async plot() {
		for (let e of this.drawnPlots) e.destroy();
		this.drawnPlots = [], this.panel.plots.replaceChildren();
		let e = (e, n, r) => {
			let i = t("div", {});
			this.panel.plots.append(i), this.drawnPlots.push(ma(i, e, n, r, this.theme, () => this.clock.ms, (e) => this.clock.ms = e));
		}, [n, r] = this.chosen;
		if (n && r) {
			let [i, a] = H(n, r, this.clock.ms - ig, this.clock.ms + ig);
			e(this.words.together, i, a);
			let o = a.indexOf(Math.min(...a));
			if (o >= 0) {
				let e = (/* @__PURE__ */ new Date(i[o] * 1e3)).toISOString().slice(0, 19) + "Z";
				this.panel.plots.append(t("p", {}, ce(this.words.nearest, {
					km: a[o].toFixed(1),
					time: e
				})));
			}
		}
		if (!n) return;
		let i = await this.source.history(n.noradId);
		this.chosen[0] !== n || i.epoch_s.length < 2 || (i.longitude_deg ? e(this.words.longitude, i.epoch_s, i.longitude_deg) : e(this.words.axisHistory, i.epoch_s, i.semi_major_axis_km));
	}
	repaint() {
		this.theme = ne(this.root), this.view.paint(this.theme), this.sort();
	}
	buttons() {
		let e = [
			[
				"←",
				this.words.turnLeft,
				() => this.view.turn(-.2, 0)
			],
			[
				"→",
				this.words.turnRight,
				() => this.view.turn(.2, 0)
			],
			[
				"↑",
				this.words.turnUp,
				() => this.view.turn(0, -.2)
			],
			[
				"↓",
				this.words.turnDown,
				() => this.view.turn(0, .2)
			],
			[
				"+",
				this.words.nearer,
				() => this.view.zoom(.8)
			],
			[
				"−",
				this.words.farther,
				() => this.view.zoom(1.25)
			]
		].map(([e, n, r]) => t("button", {
			type: "button",
			"aria-label": n,
			title: n,
			onclick: r
		}, e));
		return t("div", {
			class: "globe-buttons",
			role: "group",
			"aria-label": this.words.panel
		}, ...e);
	}
	listen() {
		let e = this.stopped.signal, t = this.view.canvas;
		t.tabIndex = 0, t.setAttribute("role", "img"), t.setAttribute("aria-label", `${this.words.label}. ${this.words.describe}`), matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint(), { signal: e });
		let n = [0, 0];
		t.addEventListener("pointerdown", (e) => n = [e.offsetX, e.offsetY], { signal: e }), t.addEventListener("pointerup", (e) => this.click(e, n), { signal: e }), t.addEventListener("keydown", (e) => this.key(e), { signal: e }), this.root.addEventListener("keydown", (e) => {
			e.key === "Escape" && this.select([]);
		}, { signal: e });
	}
	click(e, [t, n]) {
		if (Math.hypot(e.offsetX - t, e.offsetY - n) > 4) return;
		let r = this.view.crowd.catalogue;
		if (!r) return;
		let i = this.view.pick(e.offsetX, e.offsetY, (this.clock.ms - r.instantMs) / 6e4);
		if (i === void 0) return;
		let a = r.noradId[i], o = e.shiftKey && this.chosen[0] ? [this.chosen[0].noradId] : [];
		this.select([...o, a]);
	}
	key(e) {
		let t = {
			ArrowLeft: () => this.view.turn(-.1, 0),
			ArrowRight: () => this.view.turn(.1, 0),
			ArrowUp: () => this.view.turn(0, -.1),
			ArrowDown: () => this.view.turn(0, .1),
			"+": () => this.view.zoom(.85),
			"=": () => this.view.zoom(.85),
			"-": () => this.view.zoom(1.18),
			" ": () => this.panel.toggleTime(),
			"/": () => this.panel.search.focus()
		}[e.key];
		!t || e.ctrlKey || e.metaKey || e.altKey || (e.preventDefault(), t());
	}
	stop() {
		cancelAnimationFrame(this.frame), this.stopped.abort();
		for (let e of this.drawnPlots) e.destroy();
		this.view.dispose(), this.root.replaceChildren();
	}
};
async function sg(n, r, i = {}, a = {}) {
	let o = {
		...se,
		...i
	};
	n.classList.add("globe"), n.replaceChildren(t("p", {
		class: "globe-status",
		role: "status"
	}, o.loading));
	try {
		let t = await r.span(), i = Date.parse(a.at ?? ""), s = new e(Date.parse(t.at), Date.parse(t.first), Date.parse(t.last));
		Number.isFinite(i) && (s.ms = i);
		let c = new og(n, r, s, o);
		return await c.start(), a.select?.length && await c.begin(a.select), c;
	} catch (e) {
		n.replaceChildren(t("p", {
			class: "globe-status",
			role: "alert"
		}, ce(o.failed, { reason: e instanceof Error ? e.message : String(e) })));
		return;
	}
}
// src/notebook.ts
var cg = class {
	model;
	next = 0;
	open = /* @__PURE__ */ new Map();
	constructor(e) {
		this.model = e, e.on("msg:custom", (e, t) => {
			let n = this.open.get(e.id);
			this.open.delete(e.id), e.error ? n?.reject(Error(e.error)) : n?.resolve(t[0] ?? e.value);
		});
	}
	ask(e, t = {}) {
		let n = this.next++;
		return new Promise((r, i) => {
			this.open.set(n, {
				resolve: r,
				reject: i
			}), this.model.send({
				id: n,
				question: e,
				...t
			});
		});
	}
	span() {
		return this.ask("span");
	}
	async elements(e) {
		let t = await this.ask("elements", { at_ms: Math.round(e) });
		return L(t.buffer.slice(t.byteOffset, t.byteOffset + t.byteLength));
	}
	names() {
		return this.ask("names");
	}
	sets(e, t) {
		return this.ask("sets", {
			norad_id: e,
			at_ms: Math.round(t)
		});
	}
	async findings() {
		return (await this.ask("findings")).findings;
	}
	history(e) {
		return this.ask("history", { norad_id: e });
	}
	page() {
		return null;
	}
}, lg = { async render({ model: e, el: t }) {
	let n = document.createElement("div");
	n.style.height = `${Number(e.get("height") ?? 560)}px`, t.append(n);
	let r = e.get("selected"), i = Array.isArray(r) ? r : [], a = await sg(n, new cg(e), {}, { select: i });
	return () => a?.stop();
} }, ug = document.querySelector("[data-globe]");
if (ug) {
	let e = ug.dataset.words, t = new URLSearchParams(location.search), n = {
		at: t.get("at"),
		select: (t.get("select") ?? "").split(/[ ,]+/).map(Number).filter(Boolean).slice(0, 2)
	};
	sg(ug, new oe(ug.dataset.globe ?? "/globe"), e ? JSON.parse(e) : {}, n).then((e) => {
		e && (window.openparosGlobe = e);
	});
}
var dg = lg;
export { dg as default };
