import type { OpenByAreaText } from '#lib/charts/open-by-area-text.ts';
import { NUMBER_TEXT, STATUS_TEXT, TERM_TEXT } from './figure-text.ts';

export const OPEN_TEXT: OpenByAreaText = {
	...NUMBER_TEXT,
	...TERM_TEXT,
	title: 'Åbne efter område og alder',
	source: 'Kilde: registret',
	describe: ({ open, unknown, areas, oldest }) =>
		`${NUMBER_TEXT.formatCount(open)} åbne anbefalinger i ${areas} områder, heraf ${unknown} uoplyste. Den ældste er fra ${oldest ?? '–'}.`,
	statuses: STATUS_TEXT.statuses,
	ageAxis: 'År ved opgørelsen',
	yearAxis: 'Givet i',
	asOf: 'opgjort 2019',
	ofThemUnknown: (unknown) => `· ${NUMBER_TEXT.formatCount(unknown)} uoplyst`,
	noArea: 'Uden område',
	columns: { area: 'Område', open: 'Åbne', unknown: 'Heraf uoplyst', oldest: 'Ældste' }
};
