import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishFolder } from '#pipelines/release/publish-folder.ts';
import { hashFiles, writeManifest } from '#pipelines/release/release-files.ts';

/** Publishes a release of two files, one of which holds this text: whole, though nothing could be asked of its database. */
export async function publishText(releases: string, version: string, text: string): Promise<void> {
	await publishFolder(releases, async (draft) => {
		await writeFile(join(draft, 'genklang.duckdb'), 'no database');
		await writeFile(join(draft, 'text.csv'), text);
		const manifest = { version, date: '2026-11-22', tables: [], files: await hashFiles(draft) };
		return { version, written: await writeManifest(draft, manifest), result: null };
	});
}
