/**
 * The form's lists. Decap's own control keeps the items, their errors and what
 * is folded; how they are drawn and moved is ours: the buttons of its bar have
 * no names, and its items are moved by dragging alone. No issue known of the list;
 * https://github.com/decaporg/decap-cms/issues/1333 gathers such faults.
 */
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Announcements, DragEndEvent } from '@dnd-kit/core';
import { restrictToParentElement } from '@dnd-kit/modifiers';
import { SortableContext, sortableKeyboardCoordinates, useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ObjectWidgetTopBar } from 'decap-cms-ui-default';
import listWidget from 'decap-cms-widget-list';
import objectWidget from 'decap-cms-widget-object';
import type { MouseEvent, ReactNode } from 'react';

const ObjectControl = objectWidget.controlComponent;

export class ListControl extends listWidget.controlComponent {
  override renderItem = (item: unknown, index: number): ReactNode => {
    const { classNameWrapper, field, forID, parentIds, value, ...handed } = this.props;
    const key = this.state.keys[index] ?? '';
    const collapsed = this.state.itemsCollapsed[index] === true;
    const hasError = this.hasError(index) === true;
    const { editorControl, resolveWidget, metadata, onValidateObject, clearFieldErrors, fieldsErrors, controlRef } =
      handed;
    return (
      <Item
        key={key}
        {...{ id: key, index, collapsed, hasError }}
        size={value?.size ?? 0}
        label={this.objectLabel(item)}
        onToggle={(event) => this.handleItemCollapseToggle(index, event)}
        onRemove={(event) => this.handleRemove(index, event)}
        onMove={(newIndex) => this.onSortEnd({ oldIndex: index, newIndex })}
      >
        <ObjectControl
          {...{ editorControl, resolveWidget, metadata, onValidateObject, clearFieldErrors, fieldsErrors, controlRef }}
          {...{ field, classNameWrapper, collapsed, hasError, value: item, forList: true, validationKey: key }}
          onChangeObject={this.handleChangeFor(key)}
          ref={this.processControlRef}
          parentIds={this.getStableParentIds(parentIds, forID, key)}
        />
      </Item>
    );
  };

  override renderListControl(): ReactNode {
    const { value, forID, field, classNameWrapper, t } = this.props;
    const { itemsCollapsed, keys } = this.state;
    return (
      <div id={forID} className={`${classNameWrapper} desk-list`}>
        <ObjectWidgetTopBar
          allowAdd
          onAdd={this.handleAdd}
          heading={`共${value?.size ?? 0}项`}
          label={String(field.get('label_singular') ?? field.get('label'))}
          onCollapseToggle={this.handleCollapseAllToggle}
          collapsed={itemsCollapsed.every(Boolean)}
          t={t}
        />
        <Sortable keys={keys} onSortEnd={this.onSortEnd}>
          {value?.map(this.renderItem)}
        </Sortable>
      </div>
    );
  }
}

const instructions = { draggable: '按空格拿起这一项，按方向键移动，再按空格放下，按 Esc 取消。' };

const announcements: Announcements = {
  onDragStart: () => '已经拿起。',
  onDragOver: ({ active, over }) => {
    if (!over) return '这里不能放。';
    return over.id === active.id ? '已经拿起，在原来的位置。' : '移动了位置。';
  },
  onDragEnd: ({ over }) => (over ? '已经放下。' : '已经放回。'),
  onDragCancel: () => '已经取消，放回原处。',
};

interface SortableProps {
  readonly keys: readonly string[];
  readonly onSortEnd: (move: { oldIndex: number; newIndex: number }) => void;
  readonly children: ReactNode;
}

function Sortable({ keys, onSortEnd, children }: SortableProps) {
  const activationConstraint = { distance: 4 };
  const sensors = useSensors(
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
    useSensor(MouseSensor, { activationConstraint }),
    useSensor(TouchSensor, { activationConstraint }),
  );
  const move = ({ active, over }: DragEndEvent) => {
    if (over) onSortEnd({ oldIndex: keys.indexOf(String(active.id)), newIndex: keys.indexOf(String(over.id)) });
  };
  return (
    <DndContext
      {...{ sensors, accessibility: { announcements, screenReaderInstructions: instructions } }}
      modifiers={[restrictToParentElement]}
      collisionDetection={closestCenter}
      onDragEnd={move}
    >
      <SortableContext items={[...keys]}>{children}</SortableContext>
    </DndContext>
  );
}

interface ItemProps {
  readonly id: string;
  readonly index: number;
  readonly size: number;
  readonly label: ReactNode;
  readonly collapsed: boolean;
  readonly hasError: boolean;
  readonly onToggle: (event: MouseEvent) => void;
  readonly onRemove: (event: MouseEvent) => void;
  readonly onMove: (newIndex: number) => void;
  readonly children: ReactNode;
}

function Item({ id, index, size, label, collapsed, hasError, onToggle, onRemove, onMove, children }: ItemProps) {
  const attributes = { roleDescription: '可以移动的一项' };
  const { setNodeRef, transform, transition, ...handle } = useSortable({ id, attributes });
  const move = (offset: number) => (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    const button = event.currentTarget;
    if (index + offset < 0 || index + offset >= size) return;
    onMove(index + offset);
    // The place of the focused button in the document changes with its item.
    requestAnimationFrame(() => button.focus());
  };
  return (
    <div ref={setNodeRef} className="desk-item" style={{ transform: CSS.Transform.toString(transform), transition }}>
      <div className="desk-item-bar">
        <button
          type="button"
          aria-expanded={!collapsed}
          aria-label={collapsed ? '展开这一项' : '收起这一项'}
          onClick={onToggle}
        >
          {collapsed ? '▸' : '▾'}
        </button>
        <div {...handle.attributes} {...handle.listeners} aria-label="移动这一项" className="desk-item-handle">
          ⠿
        </div>
        {[-1, 1].map((offset) => (
          <button
            key={offset}
            type="button"
            aria-disabled={index + offset < 0 || index + offset >= size}
            aria-label={`${offset < 0 ? '上移' : '下移'}第${index + 1}项`}
            onClick={move(offset)}
          >
            {offset < 0 ? '↑' : '↓'}
          </button>
        ))}
        <button type="button" aria-label="删去这一项" onClick={onRemove}>
          ×
        </button>
      </div>
      {collapsed && <div className={hasError ? 'desk-item-label desk-unknown' : 'desk-item-label'}>{label}</div>}
      <div hidden={collapsed}>{children}</div>
    </div>
  );
}
