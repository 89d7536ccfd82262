/**
 * Run as a process of its own: publishes the files below a folder as a release, as a build does once it has made them, and ends
 * as the command does: 0 done, 1 refused with one line, else a fault of the program.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { makeFolder } from '#pipelines/release/make-folder.ts';
import { publishFolder } from '#pipelines/release/publish-folder.ts';
import { hashFiles, writeManifest } from '#pipelines/release/release-files.ts';

const [releases = '', files = '', version = ''] = process.argv.slice(2);

async function fill(draft: string) {
	const entries = await readdir(files, { recursive: true, withFileTypes: true });
	for (const entry of entries.filter((one) => one.isFile())) {
		const from = join(entry.parentPath, entry.name);
		const to = join(draft, from.slice(files.length + 1));
		await makeFolder(dirname(to));
		await writeFile(to, await readFile(from), { flag: 'wx' });
	}
	const manifest = { version, date: '2026-11-22', tables: [], files: await hashFiles(draft) };
	return { version, written: await writeManifest(draft, manifest), result: null };
}

try {
	await publishFolder(releases, fill);
} catch (cause) {
	if (!(cause instanceof RefusalError)) throw cause;
	for (const problem of cause.problems) console.error(problem);
	process.exitCode = 1;
}
