import { assembleContexts, withLineIds } from './code/assemble-contexts.ts';
import { addFindings, type Findings, sortedFindings } from './findings.ts';
import { readAreaIds } from './link/theme-vocabulary.ts';
import type { ContextReading, LineAccount } from './model.ts';
import { readAllowedNames } from './names/allowed-names.ts';
import { namesInFolder, withoutNames } from './names/names-in-folder.ts';
import { openDictionary } from './open-dictionary.ts';
import { openFolder, openShared } from './open-folder.ts';
import { PROSE_LAYOUT_NAMES } from './parse/prose-layouts.ts';
import { readDocumentDescriptor } from './read/register-descriptor.ts';
import type { ReadingContext } from './read-register-files.ts';
import { isProse, readProse } from './read-prose.ts';
import { proseEvidence } from './repair/prose-evidence.ts';

/** How a folder of documents is to be read. */
export type DocumentOptions = Pick<ReadingContext, 'requireIds' | 'progress'>;

/**
 * Reads a folder of documents of no council from disk; writes nothing.
 *
 * Throws DataError where the folder or its `document.json` is missing or not to be used; all else that is wrong is in
 * `problems`.
 */
export async function readDocuments(folder: string, options: DocumentOptions = {}): Promise<ContextReading> {
	const files = await openFolder(folder);
	options.progress?.(`reading ${folder}`);
	const shared = await openShared(folder);
	return readDocumentFiles(files, { folder, words: await openDictionary(), ...shared, ...options });
}

/** The same from the bytes of the files. Pure: opens nothing, writes nothing. Throws as `readDocuments`. */
export async function readDocumentFiles(
	files: ReadonlyMap<string, Uint8Array>,
	context: ReadingContext
): Promise<ContextReading> {
	const descriptor = readDocumentDescriptor(files);
	const findings: Findings = { problems: [], notes: [] };
	const areaIds = context.areas ? readAreaIds('areas.csv', context.areas) : null;
	for (const { file, layout } of descriptor.sources.filter((source) => !isProse(source))) {
		const message = `unknown layout "${layout}" of ${file}: the known ones are ${PROSE_LAYOUT_NAMES.join(', ')}`;
		findings.problems.push({ source: 'document.json', line: 1, code: 'unknown-layout', message });
	}
	const requireIds = context.requireIds ?? false;
	const prose = await readProse(
		files,
		descriptor.sources,
		{ areaIds, isTheme: () => false, requireIds },
		findings
	);
	const assembled = assembleContexts(
		descriptor.municipality,
		prose.sources,
		prose.placed.contextPieces,
		({ reading }) => proseEvidence(context.words, reading.lines)
	);
	addFindings(findings, assembled);
	const accounts = prose.placed.tables.flatMap(({ reading, table }) =>
		table.roles.map((role, index): LineAccount => ({
			source: reading.descriptor.file,
			line: index + 1,
			role,
			entityIds: []
		}))
	);
	const sources = prose.sources.map(({ reading }) => reading);
	const allowed = readAllowedNames(context.allowedNames ?? null);
	const names = namesInFolder(files, sources, { words: context.words, allowed });
	addFindings(findings, names);
	const order = [...files.keys()].sort();
	return {
		folder: context.folder,
		descriptor,
		sources,
		contexts: assembled.contexts,
		lineAccounts: withLineIds(accounts, prose.placed.lineIds),
		repairs: assembled.repairs,
		problems: sortedFindings(withoutNames(findings.problems, names.problems), order),
		notes: sortedFindings(withoutNames(findings.notes, names.problems), order)
	};
}
