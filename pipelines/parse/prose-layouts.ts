import { parseMinutes } from './minutes.ts';
import { parsePolicy } from './policy.ts';
import type { ProseDocument } from './prose-document.ts';
import { parseRemarks } from './remarks.ts';

/** A parser of one form of document of prose. */
export type ProseParser = (lines: readonly string[]) => ProseDocument;

const LAYOUTS: ReadonlyMap<string, ProseParser> = new Map([
	['minutes', parseMinutes],
	['remarks', parseRemarks],
	['policy', parsePolicy]
]);

/** Names of the forms of document of prose that can be read. */
export const PROSE_LAYOUT_NAMES: readonly string[] = [...LAYOUTS.keys()];

/** The parser for a layout of `register.json` or `document.json`; undefined where there is none of that name. */
export function proseParser(layout: string): ProseParser | undefined {
	return LAYOUTS.get(layout);
}
