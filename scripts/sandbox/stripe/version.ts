/** The one version of the API that the stand-in speaks: the one that the installed SDK pins. */
export const API_VERSION = '2026-10-28.endive'
