import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyImport, type AppliedImport, planImport } from '../import/apply-import.ts';
import { MAPPING_FILE } from '../import/mapped-folder.ts';
import { type Mapping, parseMapping } from '../import/mapping.ts';
import { slugOf } from '../import/slug-of.ts';
import { ImportRefusal } from '../import/table-file.ts';
import type { NewCouncil } from '../import/update-register.ts';
import { readDescriptor } from '../read/register-descriptor.ts';

/** Where a register is to be written, as the arguments of the command say it. */
export interface ImportTarget {
	/** Data folder, which holds `registers/`. */
	readonly data: string;
	/** Id, address or folder of a council; undefined for a new one named after the file. */
	readonly council: string | undefined;
	readonly name: string | undefined;
	readonly municipality: string | undefined;
	readonly kind: string | undefined;
	/** Date that the statuses are of. */
	readonly asOf: string | undefined;
}

/** What stands in the descriptor of a new council where nothing was said. */
const NOT_SAID = 'ikke oplyst';

/** The mapping that a council's register was read by before; null for a new one. Throws `ImportRefusal` for a broken one. */
export function keptMapping({ data, council }: ImportTarget): Mapping | null {
	if (council === undefined) return null;
	const registers = join(data, 'registers');
	const names = existsSync(registers) ? readdirSync(registers).sort() : [];
	for (const name of names) {
		const [mapping, descriptor] = [MAPPING_FILE, 'register.json'].map((file) => join(registers, name, file));
		if (!mapping || !descriptor || !existsSync(mapping) || !existsSync(descriptor)) continue;
		const files = new Map([['register.json', readFileSync(descriptor)]]);
		const { id, slug } = readDescriptor(files).council;
		if ([name, id, slug].includes(council)) return parseMapping(readFileSync(mapping, 'utf8'));
	}
	return null;
}

/**
 * Writes a foreign register into the folder of its council, or says what that would do. A council that is not there is made, with
 * what the arguments say of it.
 *
 * Rejects with `ImportRefusal` where it cannot be written so.
 */
export async function importIntoRegister(
	file: { readonly bytes: Uint8Array; readonly fileName: string; readonly mapping: Mapping | null },
	target: ImportTarget,
	how: 'write' | 'plan'
): Promise<AppliedImport> {
	const run = how === 'write' ? applyImport : planImport;
	const { data: dataFolder, asOf } = target;
	const input = { ...file, dataFolder, ...(asOf === undefined ? {} : { asOf }) };
	const council = newCouncil(target, file.fileName);
	try {
		return await run({ ...input, council: target.council ?? council.id });
	} catch (cause) {
		if (!(cause instanceof ImportRefusal && cause.code === 'unknown-council')) throw cause;
		return run({ ...input, council });
	}
}

function newCouncil({ council, name, municipality, kind }: ImportTarget, fileName: string): NewCouncil {
	const ofFile = slugOf(fileName.replace(/\.[^.]*$/, ''));
	const id = council ?? (/^[a-z]/.test(ofFile) ? ofFile : `register-${ofFile}`);
	return {
		id,
		slug: id,
		name: name ?? id,
		municipality: municipality ?? NOT_SAID,
		kind: kind ?? NOT_SAID
	};
}

/** What was written, or that nothing had to be, as a sentence for people. */
export function saidOf({ folder, counts, conflicts, same }: AppliedImport): string {
	if (same) return `The register in ${folder} says the same already: nothing was written.`;
	const sums = `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.retired} gone`;
	return [
		`Written into ${folder}: ${sums}.`,
		...conflicts.map(({ id, message }) => `  ${id}: ${message}`),
		`Look at ${join(folder, 'register.json')} (name, municipality, kind), then: npm run data -- check ${folder}`
	].join('\n');
}
