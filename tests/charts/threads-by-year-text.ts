import type { ThreadsByYearText } from '#lib/charts/threads-by-year-text.ts';
import { NUMBER_TEXT, STATUS_TEXT, TERM_TEXT } from './figure-text.ts';

export const THREADS_TEXT: ThreadsByYearText = {
	...NUMBER_TEXT,
	...TERM_TEXT,
	title: 'Gentagelser',
	source: 'Kilde: registret',
	describe: ({ threads, recommendations }) =>
		`${threads} krav, som rådet har stillet mere end én gang, i ${recommendations} anbefalinger.`,
	statuses: STATUS_TEXT.statuses,
	noStatus: 'Ikke omfattet af kilden',
	links: { verbatim: 'ordret', reworded: 'omformuleret', follows_up: 'følger op' },
	times: (n) => (n === 1 ? '1 gang' : `${NUMBER_TEXT.formatCount(n)} gange`),
	columns: {
		thread: 'Krav',
		times: 'Anbefalinger',
		years: 'År',
		verbatim: 'Ordret',
		reworded: 'Omformuleret',
		follows_up: 'Følger op'
	}
};
