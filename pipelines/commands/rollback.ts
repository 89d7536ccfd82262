import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { findDamage } from '#pipelines/release/find-damage.ts';
import { heldReleases, type HeldRelease } from '#pipelines/release/held-releases.ts';
import { rollBack } from '#pipelines/release/roll-back.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- rollback [<release>] [--list] [--out <folder>]

Lets the site serve an earlier release, at once and without a restart. Every file of it is held against its sum first.
  <release>  its id (1.0.0-97658e66d07b, or how it begins) or its version (default: the one before the current one)
  --list     say which releases are there, when they were made and whether they are whole; change nothing
  --out      folder of the releases (default: GENKLANG_RELEASES, else releases)
Exit code: 0 done, 1 there is no such release or it is damaged, 2 wrong usage.`;

interface Options {
	readonly release: string | null;
	readonly out: string;
	readonly list: boolean;
	readonly help: boolean;
}

/**
 * Goes back to an earlier release, or lists those that are there.
 *
 * Answers the exit code: 0 done, 1 nothing was changed, 2 wrong arguments. Throws on a fault of the program.
 */
export async function run(args: readonly string[]): Promise<number> {
	let options: Options;
	try {
		options = optionsFrom(args);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
		return 2;
	}
	const { release, out, list, help } = options;
	if (help) {
		console.log(USAGE);
		return 0;
	}
	try {
		if (list) await printList(out);
		else console.log(sentenceOf(await rollBack(out, release)));
		return 0;
	} catch (error) {
		if (!(error instanceof RefusalError)) throw error;
		for (const problem of error.problems) console.error(problem);
		return 1;
	}
}

function optionsFrom(args: readonly string[]): Options {
	const { positionals, values } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			out: { type: 'string', default: process.env.GENKLANG_RELEASES || 'releases' },
			list: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false }
		}
	});
	const [release = null, ...more] = positionals;
	if (more.length > 0) throw new Error(`too many arguments: ${more.join(' ')}`);
	if (values.list && release !== null) throw new Error('--list goes without a release');
	return { release, ...values };
}

async function printList(out: string): Promise<void> {
	const held = existsSync(out) ? await heldReleases(out) : [];
	if (held.length === 0) throw new RefusalError([`${out}: no release is there, make one with: npm run data`]);
	for (const one of held) {
		const damage = await findDamage(join(out, one.name));
		const state = damage === null ? 'whole' : `damaged: ${one.name}/${damage}`;
		const isTwice = held.filter(({ id }) => id === one.id).length > 1;
		const where = isTwice ? `, in ${one.name}` : '';
		console.log(
			`${one.isCurrent ? '*' : ' '} ${one.id.padEnd(20)} made ${minuteOf(one.madeAt)}, ${state}${where}`
		);
	}
	if (held.every(({ isCurrent }) => !isCurrent)) console.log('current leads to none of them');
}

function sentenceOf({ id, madeAt }: HeldRelease): string {
	return `current is ${id}, made ${minuteOf(madeAt)}; a running site takes it within a second`;
}

/** In UTC, as logs have it: `2026-11-22 15:11 UTC`. */
function minuteOf(instant: Date): string {
	return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
