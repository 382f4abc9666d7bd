/** Decap's Chinese words, the strings it has not translated, and the congress's own words for the three columns. */
import decap from 'decap-cms-locales/dist/esm/zh_Hans/index.js';

/** Phrases by name, nested. */
export interface Phrases {
  readonly [name: string]: string | Phrases;
}

const missing: Phrases = {
  auth: { loginWithForgejo: '用 Forgejo 账号登录' },
  collection: {
    collectionTop: { viewAsList: '列表', viewAsGrid: '卡片' },
    entries: { unpublishedHeader: '还没有发布的' },
  },
  editor: {
    // A label for a box without a role would only be the technical name of its kind.
    editorControl: { field: { widgetLabel: '' } },
    editorControlPane: {
      widget: {
        rangeMin: '“%{fieldLabel}”至少要有%{minCount}项。',
        rangeMax: '“%{fieldLabel}”最多%{maxCount}项。',
      },
    },
    editorInterface: { toggleNotes: '打开/关闭批注' },
    editorNotesPane: {
      title: '批注',
      emptyState: '还没有批注。',
      addNote: '写批注',
      addPlaceholder: '写一条批注……',
      editPlaceholder: '修改批注……',
      save: '保存',
      cancel: '取消',
      edit: '修改',
      delete: '删除',
      resolve: '办结',
      unresolve: '重新打开',
      confirmDelete: '要删除这条批注吗？',
      shortcut: '按 Ctrl+Enter 可以马上加上批注',
    },
    editorToolbar: {
      statusInfoTooltipDraft: '这篇稿子还在起草。写好以后把状态改成“审核（专工委）”，就是推荐。',
      statusInfoTooltipInReview: '专工委正在审核，不用再做什么；还可以继续修改。',
    },
    editorWidgets: {
      markdown: { strikethrough: '删除线', toggleMode: { rich: '换成所见即所得', markdown: '换成纯文本' } },
      image: { chooseMultiple: '选择图片', addMore: '再加图片', removeAll: '移除全部图片' },
      file: { chooseMultiple: '选择文件', addMore: '再加文件', removeAll: '移除全部文件' },
      datetime: { setToNow: '“%{fieldLabel}”写成现在' },
      list: { addType: '添加%{item}' },
      object: { expand: '展开', collapse: '收起' },
    },
  },
  mediaLibrary: { mediaLibraryModal: { close: '关闭' } },
  ui: {
    settingsDropdown: { account: '账号' },
    toast: {
      noteAdded: '批注已加上',
      onFailToAddNote: '批注没有加上：%{details}',
      noteUpdated: '批注已修改',
      onFailToUpdateNote: '批注没有改成：%{details}',
      noteDeleted: '批注已删除',
      onFailToDeleteNote: '批注没有删除：%{details}',
      noteResolved: '批注已办结',
      noteReopened: '批注已重新打开',
      onFailToToggleNote: '批注的状态没有改成：%{details}',
    },
  },
};

const own: Phrases = {
  app: {
    header: { content: '稿件', workflow: '推审定看板', media: '图片' },
  },
  collection: { sidebar: { collections: '栏目', allCollections: '全部栏目', searchAll: '查找……' } },
  editor: {
    editorControl: { field: { optional: '选填' } },
    editorControlPane: {
      widget: { required: '“%{fieldLabel}”还没有写。', regexPattern: '“%{fieldLabel}”的写法不对：%{pattern}' },
    },
    editor: {
      onPublishingNotReady: '稿子要先走到“议定（主任会议）”一栏，才能发布。',
      onPublishing: '要议定并发布这篇稿子吗？',
      onLeavePage: '这里有没有保存的文字，离开就没有了。要离开吗？',
      onUpdatingWithUnsavedChanges: '这里有没有保存的文字，请先保存，再移动。',
      onPublishingWithUnsavedChanges: '这里有没有保存的文字，请先保存，再议定。',
      onDeleteUnpublishedChanges: '要删除这篇草稿吗？已经发布的页面不受影响。',
      onDeleteUnpublishedChangesWithUnsavedChanges: '要删除这篇草稿和没有保存的文字吗？已经发布的页面不受影响。',
      loadingEntry: '正在打开……',
      onDeletePublishedEntry: '要撤下这个已经发布的页面吗？原来的地址会留一个撤稿说明。',
      confirmLoadBackup: '这里有一份还没有保存的稿子，要打开它吗？',
    },
    editorToolbar: {
      draft: '推荐（乡镇街道）',
      inReview: '审核（专工委）',
      ready: '议定（主任会议）',
      publishNow: '议定并发布',
      publish: '议定',
      backCollection: '栏目：%{collectionLabel}',
      status: '状态：%{status}',
      unsavedChanges: '有没保存的文字',
      changesSaved: '都保存了',
      saving: '正在保存……',
      updating: '正在移动……',
      publishing: '正在议定……',
      deleting: '正在删除……',
      publishAndCreateNew: '议定，再写一篇新的',
      publishAndDuplicate: '议定，再照这篇写一篇',
      duplicate: '照这篇写一篇新的',
      deleteUnpublishedChanges: '删除草稿',
      deleteUnpublishedEntry: '删除草稿',
      deletePublishedEntry: '撤下这个页面',
    },
  },
  mediaLibrary: {
    mediaLibraryCard: { copyPath: '复制地址', copyUrl: '复制网址', copyName: '复制名字' },
    mediaLibrary: { onDelete: '要删除这张图片吗？' },
    mediaLibraryModal: {
      loading: '正在读取……',
      noResults: '没有找到。',
      noAssetsFound: '还没有图片。',
      noImagesFound: '还没有图片。',
      mediaAssets: '图片',
      search: '查找……',
      uploading: '正在上传……',
      deleting: '正在删除……',
      deleteSelected: '删除选中的',
      chooseSelected: '用选中的',
    },
  },
  ui: {
    default: { goBackToSite: '回到网站' },
    errorBoundary: {
      title: '编务台出了错',
      details: '请把下面“详情”里的文字告诉管理员，然后刷新页面。',
      reportIt: '',
      privacyWarning: '',
      recoveredEntry: {
        heading: '没有保存的文字',
        warning: '请先复制下来，再离开这一页。',
        copyButtonLabel: '复制',
      },
    },
    settingsDropdown: { logOut: '退出' },
    // What the server says is a whole sentence.
    toast: {
      onFailToLoadEntries: '没有读出来：%{details}',
      onFailToPersist: '%{details}',
      onFailToDelete: '%{details}',
      onFailToPersistMedia: '图片没有传上去：%{details}',
      onFailToDeleteMedia: '图片没有删掉：%{details}',
      onFailToUpdateStatus: '%{details}',
      onFailToPublishEntry: '%{details}',
      missingRequiredField: '没有保存：有几处还没有写，或者写得不对。标红的地方说明了怎么改。',
      entrySaved: '已经保存',
      entryPublished: '已经议定，网站正在更新',
      entryUpdated: '稿子已经移动',
      onDeleteUnpublishedChanges: '草稿已经删除',
      onLoggedOut: '已经退出，没有保存的文字请先复制下来，再登录。',
      onBackendDown: '编务台的服务停了，请过一会儿再试。',
    },
  },
  workflow: {
    workflow: {
      loading: '正在读取看板……',
      workflowHeading: '推审定看板',
      newPost: '写新稿',
      description:
        '%{smart_count}篇等着审核，%{readyCount}篇等着议定 |||| %{smart_count}篇等着审核，%{readyCount}篇等着议定',
      dateFormat: 'M月D日',
    },
    workflowCard: {
      lastChange: '%{date}　%{author}',
      lastChangeNoAuthor: '%{date}',
      lastChangeNoDate: '%{author}',
      deleteChanges: '删除草稿',
      deleteNewEntry: '删除草稿',
      publishChanges: '议定并发布',
      publishNewEntry: '议定并发布',
    },
    workflowList: {
      onPublishingNotReadyEntry: '只有“议定（主任会议）”一栏的稿子才能发布。',
      draftHeader: '推荐（乡镇街道）',
      inReviewHeader: '审核（专工委）',
      readyHeader: '议定（主任会议）',
      onPublishEntry: '要议定并发布这篇稿子吗？',
      onDeleteEntry: '要删除这篇草稿吗？',
      currentEntries: '%{smart_count} 篇 |||| %{smart_count} 篇',
    },
  },
};

/** `above` laid over `below`, phrase by phrase. */
function mergePhrases(below: Phrases, above: Phrases): Phrases {
  const merged: Record<string, string | Phrases> = { ...below };
  for (const [name, phrase] of Object.entries(above)) {
    const under = merged[name];
    merged[name] = typeof phrase === 'object' ? mergePhrases(typeof under === 'object' ? under : {}, phrase) : phrase;
  }
  return merged;
}

export const phrases = mergePhrases(mergePhrases(decap as Phrases, missing), own);
