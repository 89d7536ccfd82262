import { drawSpec } from '#lib/charts/chart-picture.ts';
import type { FigurePicture } from '#lib/charts/figure-picture.ts';
import { formatDate } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { type Filters, withFilters } from '#lib/url/filters.ts';
import { councilPath, inLanguage, type Locale, openPath, threadsPath } from '#lib/url/paths.ts';
import type { FigureContent } from './figure-content.ts';
import { figureSource, type FigureSourceInput } from './figure-source.ts';
import { type FilterNames, filterPhrases } from './filter-words.ts';

/** What a picture says of its figure beside what the figure shows. */
export interface FigureContext extends FigureSourceInput {
	readonly council: FigureSourceInput['council'] & { readonly slug: string; readonly name: string };
	readonly filters: Filters;
	readonly names: FilterNames;
	readonly locale: Locale;
	/** Scheme and host of the site. */
	readonly origin: string;
}

/** The figure with all that it needs to stand alone, in the reader's language. Server only: it draws. */
export function figurePictureOf(content: FigureContent, context: FigureContext): FigurePicture {
	const { id, title, subtitle, description, key, reading, drawing } = content;
	return {
		id,
		council: councilLine(context),
		title,
		subtitle: keptTogether(subtitle),
		chosen: chosenLine(context),
		description,
		key,
		reading: `${m.how_to_read_figure()} ${reading}`,
		source: keptTogether(figureSource(context).text),
		site: m.site_name(),
		address: shortAddress(figurePageAddress(id, context)),
		draw: 'spec' in drawing ? (widthPx) => drawSpec(drawing.spec, widthPx) : drawing.draw
	};
}

/** As much of the source as the picture of a shared link has room for: version and date. */
export function shortSource({ version, releaseDate }: FigureSourceInput): string {
	return m.version_line({ version, date: formatDate(releaseDate) });
}

/** The page that shows the figure with the same choice, as a whole address. */
export function figurePageAddress(id: string, { council, filters, locale, origin }: FigureContext): string {
	const path =
		id === 'threads-by-year'
			? threadsPath(council.slug)
			: id === 'open-by-area'
				? openPath(council.slug)
				: councilPath(council.slug);
	return origin + withFilters(inLanguage(path, locale), filters);
}

/** Whose figure it is, the municipality named where the council's name does not. */
export function councilLine({ council: { name, municipality } }: FigureContext): string {
	return name.includes(municipality) ? name : `${name}, ${municipality}`;
}

/** What is chosen, in words; null for nothing. */
export function chosenLine({ filters, names }: FigureContext): string | null {
	const phrases = filterPhrases(filters, names);
	return phrases.length === 0 ? null : m.filter_chosen_line({ words: phrases.join(' · ') });
}

/** Dates in one line each. */
function keptTogether(text: string): string {
	return text.replaceAll(/(\d{1,2}\.?) (\p{L}+) (?=\d{4})/gu, '$1\u00a0$2\u00a0');
}

/** An address as people write it: without scheme. */
function shortAddress(address: string): string {
	return address.replace(/^https?:\/\//, '');
}
