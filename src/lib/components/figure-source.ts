import { formatCount, formatDate } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { dataPath } from '#lib/url/paths.ts';

/** What the line below a figure needs to know. */
export interface FigureSourceInput {
	readonly council: {
		readonly municipality: string;
		readonly termTo: number;
		readonly statusAsOf: string | null;
	};
	/** The documents of the council, in the order of its register. */
	readonly sources: readonly {
		readonly sourceId: string;
		readonly title: string;
		readonly kind: string;
		readonly lines: number;
	}[];
	readonly version: string;
	readonly releaseDate: string;
}

/**
 * The line that stands below every figure: document with its lines, status date, version; and where it leads, the
 * document as it was read. `href` is null where the council has no document.
 */
export function figureSource({ council, sources, version, releaseDate }: FigureSourceInput) {
	const register = sources.find(({ kind }) => kind === 'register') ?? sources[0];
	const parts = [m.version_line({ version, date: formatDate(releaseDate) })];
	if (council.statusAsOf !== null) {
		parts.unshift(m.status_date_line({ to: council.termTo, date: formatDate(council.statusAsOf) }));
	}
	if (register !== undefined) {
		const { title, lines } = register;
		parts.unshift(m.figure_source({ title, municipality: council.municipality, lines: formatCount(lines) }));
	}
	return {
		text: parts.join(' · '),
		href: register === undefined ? null : dataPath(version, `sources/${register.sourceId}.txt`)
	};
}
