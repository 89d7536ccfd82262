interface Command {
	readonly run: (args: readonly string[]) => Promise<number>;
}

/** Commands are loaded when they are called: checking a folder needs no database. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map<string, () => Promise<Command>>([
	['build', () => import('./commands/build.ts')],
	['check', () => import('./commands/check.ts')],
	['publish', () => import('./commands/publish.ts')],
	['rollback', () => import('./commands/rollback.ts')],
	['ids', () => import('./commands/ids.ts')],
	['import', () => import('./commands/import.ts')],
	['export', () => import('./commands/export.ts')],
	['suggest-threads', () => import('./commands/suggest-threads.ts')]
]);

const USAGE = `usage: npm run data [-- <command>]

  build                            build the data release from data/ (the default)
  check <folder> [--json]          say what each source line becomes; write nothing
  publish                          keep the version that release.json names, for good
  rollback [<release>] [--list]    let the site serve an earlier release
  ids <register folder>            give ids to what has none yet
  import <file> [--apply]          say what a register of another form would become; write nothing without --apply
  export <council> --xlsx [<file>] write its register as a workbook to be edited and imported again
  suggest-threads [<folder>]       propose recommendations that may ask for the same; write nothing

npm run data -- <command> --help tells more. Exit code: 0 done, 1 a problem in the data, 2 wrong usage.`;

/** Runs the command that the arguments name and answers the exit code. */
async function main([name = 'build', ...args]: readonly string[]): Promise<number> {
	if (name === '--help' || name === '-h' || name === 'help') {
		console.log(USAGE);
		return 0;
	}
	const [command, rest] = name.startsWith('-') ? ['build', [name, ...args]] : [name, args];
	const load = COMMANDS.get(command);
	if (!load) {
		console.error(`unknown command: ${command}\n\n${USAGE}`);
		return 2;
	}
	return (await load()).run(rest);
}

process.exitCode = await main(process.argv.slice(2));

export {};
