/**
 * Run as a process of its own by `release-speed.ts`: makes a release of tables, or what DuckDB alone makes of them, and prints
 * what each stage took as one line of JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DATABASE_FILE, MANIFEST_FILE, parseManifest } from '#lib/domain/release-manifest.ts';
import { TABLES } from '#lib/domain/tables.ts';
import { sqlName, sqlText } from '#pipelines/build/sql-text.ts';
import { openNames } from '#pipelines/open-folder.ts';
import { exportPartitions } from '#pipelines/release/partitioned-files.ts';
import { readReleaseFacts } from '#pipelines/release/release-facts.ts';
import { makeReleaseFromTables } from '#pipelines/tables/make-release-from-tables.ts';
import { tableFile } from '#pipelines/tables/table-file.ts';
import type { MeasuredStage, MeasuredWork } from './release-speed.ts';

const stages: MeasuredStage[] = [];
let current: { name: string; at: number; cpu: NodeJS.CpuUsage } | null = null;

/** Ends the stage at work and begins another; none with null. */
function stage(name: string | null): void {
	const now = performance.now();
	if (current !== null) {
		const { user, system } = process.cpuUsage(current.cpu);
		stages.push({
			name: current.name,
			seconds: (now - current.at) / 1000,
			processorSeconds: (user + system) / 1e6,
			peakMb: takePeakMb()
		});
	}
	current = name === null ? null : { name, at: now, cpu: process.cpuUsage() };
}

/** Peak of the memory since it was last taken. */
function takePeakMb(): number | null {
	try {
		const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
		writeFileSync('/proc/self/clear_refs', '5');
		return kilobytes === undefined ? null : Number(kilobytes) / 1024;
	} catch {
		// No Linux: nothing is known.
		return null;
	}
}

async function release(tables: string, releases: string): Promise<void> {
	const facts = await readReleaseFacts('data/release.json');
	await makeReleaseFromTables(releases, { folder: tables, facts, names: await openNames('data') }, stage);
}

/** Database, partitions, CSV, JSON and Parquet of every table, as `like` has them. Two threads, as a release. */
async function plain(tables: string, folder: string, like: string): Promise<void> {
	stage('reading the tables');
	const instance = await DuckDBInstance.create(join(folder, DATABASE_FILE), { threads: '2' });
	const connection = await instance.connect();
	const { files } = parseManifest(await readFile(join(like, MANIFEST_FILE), 'utf8'));
	const loaded = TABLES.filter((table) => tableFile(tables, table) !== null);
	for (const table of loaded) {
		await connection.run(
			`create table ${sqlName(table.name)} as from ${tableFile(tables, table)?.reader ?? ''}`
		);
	}
	await connection.run('checkpoint');
	stage('writing the files');
	for (const { name } of loaded) {
		for (const { path } of files) {
			const ending = path.startsWith(`${name}.`) ? path.slice(name.length + 1) : '';
			const form = FORMS[ending];
			if (form)
				await connection.run(`copy (from ${sqlName(name)}) to ${sqlText(join(folder, path))} (${form})`);
		}
	}
	connection.closeSync();
	instance.closeSync();
	await exportPartitions(folder, loaded);
}

const FORMS: Readonly<Record<string, string>> = {
	csv: 'format csv',
	'csv.zst': 'format csv, compression zstd',
	json: 'format json, array true',
	parquet: 'format parquet, compression zstd'
};

const [way, tables = '', folder = '', like = ''] = process.argv.slice(2);
const [started, cpu] = [performance.now(), process.cpuUsage()];
takePeakMb();
await (way === 'plain' ? plain(tables, folder, like) : release(tables, folder));
stage(null);
const { user, system } = process.cpuUsage(cpu);
const peaks = stages.flatMap(({ peakMb }) => (peakMb === null ? [] : [peakMb]));
const work: MeasuredWork = {
	seconds: (performance.now() - started) / 1000,
	processorSeconds: (user + system) / 1e6,
	peakMb: peaks.length > 0 ? Math.max(...peaks) : null,
	stages
};
console.log(JSON.stringify(work));
