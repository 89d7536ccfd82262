import type { ResponsesByYearText } from '#lib/charts/responses-by-year-text.ts';
import type { StatusByThemeText } from '#lib/charts/status-by-theme-text.ts';
import type { NumberText } from '#lib/charts/spec.ts';
import type { TermText } from '#lib/charts/term-marks.ts';

const COUNT = new Intl.NumberFormat('da-DK');
const SHARE = new Intl.NumberFormat('da-DK', { style: 'percent', maximumFractionDigits: 0 });

/** Danish numbers, as the site hands them in. */
export const NUMBER_TEXT: NumberText = {
	formatCount: (count) => COUNT.format(count),
	formatShare: (share) => SHARE.format(share),
	noValue: '–',
	unit: 'anbefalinger'
};

/** Names of municipal terms, as the site hands them in. */
export const TERM_TEXT: TermText = {
	term: (from, to) => `valgperiode ${from}–${to}`,
	termYears: (from, to) => `${from}–${to}`,
	termAxis: 'Valgperiode'
};

export const RESPONSES_TEXT: ResponsesByYearText = {
	...NUMBER_TEXT,
	...TERM_TEXT,
	title: 'Svar efter år',
	source: 'Kilde: registret',
	describe: ({ made, direct, besideText, from, to }) =>
		`${COUNT.format(made)} anbefalinger ${from}–${to}: ${direct} har fået et direkte svar, ${besideText} står ud for en statustekst.`,
	axis: 'Antal anbefalinger',
	kOfN: (k, n) => `${COUNT.format(k)} af ${COUNT.format(n)}`,
	ofN: (n) => `af ${COUNT.format(n)}`,
	tooYoung: 'for ny til at vurdere',
	key: { made: 'Alle anbefalinger', direct: 'Direkte svar', besideText: 'Ud for en statustekst' },
	columns: {
		year: 'År',
		made: 'Anbefalinger',
		rated: 'Vurderet',
		direct: 'Direkte svar',
		beside_text: 'Ud for en statustekst',
		share: 'Andel besvarede',
		share_low: 'Laveste',
		share_high: 'Højeste'
	}
};

export const STATUS_TEXT: StatusByThemeText = {
	...NUMBER_TEXT,
	title: 'Status efter tema',
	source: 'Kilde: registret',
	describe: ({ made, known, unknown, themes }) =>
		`${COUNT.format(made)} anbefalinger i ${themes} temaer: status er oplyst for ${known} og uoplyst for ${unknown}.`,
	statuses: {
		implemented: 'Gennemført',
		partial: 'Delvist gennemført',
		in_progress: 'I gang',
		not_implemented: 'Ikke gennemført',
		discontinued: 'Ophørt',
		unknown: 'Uoplyst'
	},
	heads: { known: 'Oplyst', unknown: 'Uoplyst', total: 'I alt' },
	columns: { theme: 'Tema', rated: 'Vurderet', made: 'Anbefalinger' }
};
