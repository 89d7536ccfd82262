import type { Sabotage } from './sabotage.ts';

const OPEN_RELEASE = 'tests/sql/open-release.test.ts';
const HOLDER = 'tests/server/release-holder.test.ts';
const DATABASE = 'tests/sql/server-database.test.ts';
const NAMES = 'tests/pipelines/names/planted-names.test.ts';
const MAKE = 'tests/pipelines/release/make-release.test.ts';
const SYNCED = 'tests/pipelines/handed-to-the-disk.test.ts';
const WRITTEN = 'tests/pipelines/release/what-was-written.test.ts';
const VERSIONS = 'tests/pipelines/release/published-versions.test.ts';

/** What keeps a damaged, half or wrong release from being published or served. */
export const RELEASE_SABOTAGES: readonly Sabotage[] = [
	{
		name: 'files of a release are not held against their sums before it is served',
		file: 'src/lib/server/release-sums.ts',
		from: 'if (sum?.bytes === bytes && sum.sha256 === sha256) continue;',
		to: "if (sum && !('unread' in sum)) continue;",
		test: [OPEN_RELEASE, 'one flipped byte in any file of it is refused by name']
	},
	{
		name: 'the list of sums is not held against the manifest',
		file: 'src/lib/server/read-manifest.ts',
		from: 'if (sums.toString() !== formatSums(listed)) {',
		to: 'if (sums.length === 0) {',
		test: [OPEN_RELEASE, 'one flipped byte in any file of it is refused by name']
	},
	{
		name: 'a path of a manifest may lead out of the release',
		file: 'src/lib/domain/release-manifest.ts',
		from: 'PATH.test(path) &&',
		to: '',
		test: [OPEN_RELEASE, 'a manifest that leads out of the release is refused']
	},
	{
		name: 'a release with tables of another version of the program is served',
		file: 'src/lib/server/release-holder.ts',
		from: 'await refuseForeign(release);',
		to: '',
		test: [HOLDER, 'a whole release with tables of another version of the program is refused']
	},
	{
		name: 'a release is closed under a request that still reads it',
		file: 'src/lib/server/release-holder.ts',
		from: 'if (isLeaving && users === 0) release',
		to: 'if (isLeaving || users < 0) release',
		test: [HOLDER, 'a request ends with the release it began with']
	},
	{
		name: 'what was written is not read back before it is named',
		file: 'pipelines/release/draft-folder.ts',
		from: 'refuseChanged(draft, written, await hashFiles(draft));',
		to: '',
		test: [WRITTEN, 'stops the release, and nothing is left of it']
	},
	{
		name: 'files and folders are not handed to the disk',
		file: 'pipelines/release/release-files.ts',
		from: 'await handle.sync();',
		to: '',
		test: [SYNCED, 'on the disk before it gets its name']
	},
	{
		name: 'the folder is not handed to the disk after a link was replaced',
		file: 'pipelines/release/releases-folder.ts',
		from: 'await rename(temporary, join(releases, name));\n\tawait sync(releases);',
		to: 'await rename(temporary, join(releases, name));',
		test: [SYNCED, 'has every new name on the disk before the next is given']
	},
	{
		name: 'a draft is not handed to the disk before it is named',
		file: 'pipelines/release/draft-folder.ts',
		from: 'await syncFolder(draft);',
		to: '',
		test: [SYNCED, 'on the disk before it gets its name']
	},
	{
		name: 'two builds may write at the same time',
		file: 'pipelines/release/releases-folder.ts',
		from: 'const lock = await takeLock(join(releases, LOCK_FILE), releases);',
		to: 'const lock = { closeSync() {} };\n\t\tvoid takeLock;',
		test: [MAKE, 'is refused while another process builds']
	},
	{
		name: 'old releases and what a killed run left are never tidied away',
		file: 'pipelines/release/publish-folder.ts',
		from: 'await removeLeftovers(releases);',
		to: 'void removeLeftovers;',
		test: [
			'tests/pipelines/release/roll-back.test.ts',
			'are every version, what is served and the last three that were replaced'
		]
	},
	{
		name: 'going back takes a damaged release',
		file: 'pipelines/release/roll-back.ts',
		from: 'if (damage !== null) {',
		to: "if (damage === '') {",
		test: [
			'tests/pipelines/release/roll-back.test.ts',
			'refuses a damaged release, names the file and changes nothing'
		]
	},
	{
		name: 'a published version may become another one',
		file: 'pipelines/release/write-release.ts',
		from: 'if (kept) await refuseOtherTables(folder, kept);',
		to: 'void kept, refuseOtherTables;',
		test: [VERSIONS, 'is never changed: the build names the table and the line']
	},
	{
		name: 'a file may say something else than its table',
		file: 'pipelines/release/write-release.ts',
		from: 'await compareExports(folder);',
		to: 'void compareExports;',
		test: [WRITTEN, 'a file that says something else than its table stops the build']
	},
	{
		name: 'names that are found stop no release',
		file: 'pipelines/release/refuse-names.ts',
		from: 'if (faults.length > 0) throw new RefusalError(faults);',
		to: '',
		test: [NAMES, 'a person that gets past the reading is found in what would be published']
	},
	{
		name: 'words of the search index are not looked through for names',
		file: 'pipelines/release/refuse-names.ts',
		from: 'faults.push(...(await strangeWords(connection)));',
		to: 'void strangeWords;',
		test: [NAMES, 'a word of the search index that stands in no text']
	},
	{
		name: 'CPR numbers are not looked for',
		file: 'pipelines/names/find-personal.ts',
		from: "take('cpr', CPR);",
		to: '',
		test: ['tests/pipelines/names/find-personal.test.ts', 'numbers and addresses are found']
	},
	{
		name: 'names in small letters are not looked for',
		file: 'pipelines/names/find-personal.ts',
		from: ': looksLikeSmallName(word, words);',
		to: ': false && looksLikeSmallName(word, words);',
		test: ['tests/pipelines/names/find-personal.test.ts', 'a name is found']
	},
	{
		name: 'a name may be replaced without an entry in the list of them',
		file: 'pipelines/code/verify-redactions.ts',
		from: '?.pop() !== undefined) continue;',
		to: '?.pop() !== null) continue;',
		test: ['tests/pipelines/documents-refused.test.ts', 'a redaction that is not logged']
	},
	{
		name: 'the database of the server can be written',
		file: 'src/lib/server/database.ts',
		from: "access_mode: 'READ_ONLY',",
		to: "access_mode: 'READ_WRITE',",
		test: [DATABASE, 'its settings are the safe ones']
	},
	{
		name: 'the database of the server reads other files',
		file: 'src/lib/server/database.ts',
		from: "enable_external_access: 'false',",
		to: "enable_external_access: 'true',",
		test: [DATABASE, 'the database of the server refuses']
	},
	{
		name: 'settings of the database can be changed by a query',
		file: 'src/lib/server/database.ts',
		from: "lock_configuration: 'true'",
		to: "lock_configuration: 'false'",
		test: [DATABASE, 'the database of the server refuses']
	},
	{
		name: 'the database writes what it has no memory for beside the release',
		file: 'src/lib/server/database.ts',
		from: "temp_directory: '',",
		to: '',
		test: [DATABASE, 'its settings are the safe ones']
	},
	{
		name: 'a query may take as long as it wants',
		file: 'src/lib/server/database.ts',
		from: "setTimeout(() => stop.abort('deadline'),",
		to: 'setTimeout(() => {},',
		test: [DATABASE, 'a query that runs past its deadline is stopped']
	}
];
