import type { Implementation, Response } from '#lib/domain/vocabulary.ts';

/** What a part of a figure stands for, in the parameters that an address names it by. */
export interface PartChoice {
	readonly themeId?: string;
	readonly areaId?: string;
	readonly year?: number;
	readonly response?: Response;
	readonly implementation?: Implementation;
}

/** Begins the label of a part that stands for recommendations; `finishSvg` turns it into `data-choice`. */
export const CHOICE_LABEL = 'choice:';

/**
 * The label of a part that stands for recommendations: parameters of an address that shows just them. The page decides
 * what a click does with it.
 */
export function choiceOfPart({ themeId, areaId, year, response, implementation }: PartChoice): string {
	const params = new URLSearchParams();
	if (themeId !== undefined) params.append('theme', themeId);
	if (areaId !== undefined) params.append('area', areaId);
	if (year !== undefined) {
		params.append('from', String(year));
		params.append('to', String(year));
	}
	if (response !== undefined) params.append('response', response);
	if (implementation !== undefined) params.append('implementation', implementation);
	return CHOICE_LABEL + params.toString();
}
