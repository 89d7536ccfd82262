/** @param {string} address */
function isHttps(address) {
	return /^https:\/\/[\x21-\x7e]+$/.test(address) && URL.canParse(address);
}

/** @param {string} address */
function isEmail(address) {
	return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address);
}

/** One line of text as a page can show it. @param {string} text */
function isLine(text) {
	return text.length <= 200 && !/\p{Cc}/u.test(text);
}

/** @type {readonly { readonly name: string, readonly isRight: (given: string) => boolean, readonly wanted: string, readonly example: string }[]} */
const RULES = [
	{
		name: 'GENKLANG_PUBLISHER',
		isRight: isLine,
		wanted: 'a name in one line of at most 200 letters',
		example: 'Eksempel Kommune'
	},
	{
		name: 'GENKLANG_CONTACT',
		isRight: (given) => isEmail(given) || isHttps(given),
		wanted: 'an e-mail address or an https address',
		example: 'post@example.dk'
	},
	{
		name: 'GENKLANG_PHONE',
		isRight: (given) => /^\+?[\d ()-]{3,30}$/.test(given),
		wanted: 'a telephone number',
		example: "'+45 12 34 56 78'"
	},
	{
		name: 'GENKLANG_ACCESSIBILITY_STATEMENT',
		isRight: isHttps,
		wanted: 'an https address',
		example: 'https://www.was.digst.dk/genklang-example-dk'
	}
];

/**
 * Looks at what the pages say of the publisher. The app reads the same settings again when it makes a page.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} one sentence for each that is wrong
 */
export function publisherProblems(env) {
	return RULES.flatMap(({ name, isRight, wanted, example }) => {
		const given = env[name]?.trim() ?? '';
		return given === '' || isRight(given)
			? []
			: [`${name}=${given} is not ${wanted}: give for example ${name}=${example}`];
	});
}
