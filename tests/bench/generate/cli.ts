import { generateTables } from './generate-tables.ts';

const [folder, recommendations = '100000', release = 'releases/current'] = process.argv.slice(2);
if (folder === undefined) {
	console.error(
		'usage: tsx tests/bench/generate/cli.ts <folder> [<recommendations>] [<folder of a release>]'
	);
	process.exitCode = 2;
} else await generateTables(folder, { release, recommendations: Number(recommendations) });
