import { m } from '#lib/i18n/generated/messages.js';

/** What an address gives, in the reader's language, by the name of its operation. */
export const OPERATION_TEXT: Readonly<Record<string, () => string>> = {
	councils: m.api_councils,
	areas: m.api_areas,
	recommendationsOfArea: m.api_recommendationsOfArea,
	sources: m.api_sources,
	linesOfSource: m.api_linesOfSource,
	numbersOfCouncil: m.api_numbersOfCouncil,
	yearsOfCouncil: m.api_yearsOfCouncil,
	themesOfCouncil: m.api_themesOfCouncil,
	threadsOfCouncil: m.api_threadsOfCouncil,
	recommendations: m.api_recommendations,
	recommendationsOfYear: m.api_recommendationsOfYear,
	recommendationsOfTheme: m.api_recommendationsOfTheme,
	openRecommendations: m.api_openRecommendations,
	recommendation: m.api_recommendation,
	recommendationsZip: m.api_recommendationsZip,
	openZip: m.api_openZip,
	openFeed: m.api_openFeed,
	figureCsv: m.api_figureCsv,
	figureJson: m.api_figureJson,
	figureSvg: m.api_figureSvg,
	figurePng: m.api_figurePng,
	file: m.api_file
};
