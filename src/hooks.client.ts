import { localeOfDocument, provideLocale } from '#lib/i18n/locale.ts';

provideLocale(() => localeOfDocument(document.documentElement));
