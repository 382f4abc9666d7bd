/**
 * The part of IIS's own configuration schema (IIS_schema.xml of IIS 10) that the web.config of docs/deploy.md uses:
 * which elements a section may hold, which attributes they may have, and the values of those that are a closed list.
 */
export interface SchemaElement {
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly required?: readonly string[];
  readonly elements?: Readonly<Record<string, SchemaElement>>;
}

const text = /[\s\S]*/;
const some = /[\s\S]/;
const flag = /^(?:true|false)$/;
const none: SchemaElement = {};

/** A list of elements of one name, with what takes them out again by their key. */
function collection(
  name: string,
  entry: SchemaElement,
  keys: Readonly<Record<string, RegExp>>,
): Readonly<Record<string, SchemaElement>> {
  return { [name]: entry, remove: { attributes: keys, required: Object.keys(keys).slice(0, 1) }, clear: none };
}

const clientCache: SchemaElement = {
  attributes: {
    cacheControlMode: /^(?:NoControl|DisableCache|UseMaxAge|UseExpires)$/,
    cacheControlMaxAge: /^(?:\d+\.)?\d\d:\d\d:\d\d$/,
    httpExpires: text,
    cacheControlCustom: text,
    setEtag: flag,
  },
};

const header = { attributes: { name: some, value: text } };

const webServer: SchemaElement = {
  elements: {
    defaultDocument: {
      attributes: { enabled: flag },
      elements: { files: { elements: collection('add', { attributes: { value: some } }, { value: some }) } },
    },
    directoryBrowse: { attributes: { enabled: flag, showFlags: text } },
    httpErrors: {
      attributes: {
        errorMode: /^(?:DetailedLocalOnly|Custom|Detailed)$/,
        existingResponse: /^(?:Auto|Replace|PassThrough)$/,
        defaultResponseMode: /^(?:File|ExecuteURL|Redirect)$/,
      },
      elements: collection(
        'error',
        {
          attributes: {
            statusCode: /^[4-9]\d\d$/,
            subStatusCode: /^(?:-1|\d{1,3})$/,
            prefixLanguageFilePath: text,
            path: some,
            responseMode: /^(?:File|ExecuteURL|Redirect)$/,
          },
          required: ['statusCode', 'path'],
        },
        { statusCode: /^[4-9]\d\d$/, subStatusCode: /^(?:-1|\d{1,3})$/ },
      ),
    },
    urlCompression: {
      attributes: { doStaticCompression: flag, doDynamicCompression: flag, dynamicCompressionBeforeCache: flag },
    },
    staticContent: {
      attributes: { defaultDocFooter: text, isDocFooterFileName: flag, enableDocFooter: flag },
      elements: {
        clientCache,
        ...collection(
          'mimeMap',
          { attributes: { fileExtension: some, mimeType: some }, required: ['fileExtension', 'mimeType'] },
          { fileExtension: some },
        ),
      },
    },
    httpProtocol: {
      attributes: { allowKeepAlive: flag },
      elements: { customHeaders: { elements: collection('add', header, { name: some }) } },
    },
  },
};

export const webConfig: SchemaElement = {
  elements: {
    'system.webServer': webServer,
    location: {
      attributes: { path: text, overrideMode: /^(?:Allow|Deny|Inherit)$/, inheritInChildApplications: flag },
      elements: { 'system.webServer': webServer },
    },
  },
};
