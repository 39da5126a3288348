package org.servletbench.harness.engine;

/** A list linked through its connections: each is in at most one, and moves without allocation. */
final class ConnectionList {
  private Connection first;
  private Connection last;
  private int size;

  Connection first() {
    return first;
  }

  /**
   * Returns the last that is open, or null. Only for a list of idle connections: those after it are
   * told that they are closed, and leave the list.
   */
  Connection lastOpen() {
    while (last != null && !last.isOpen()) {
      last.closed();
    }
    return last;
  }

  int size() {
    return size;
  }

  void addLast(Connection connection) {
    insertAfter(last, connection);
  }

  /** Inserts in order of slots; the place is nearly always at the end, where the search begins. */
  void addBySlot(Connection connection) {
    Connection before = last;
    while (before != null && before.slot() > connection.slot()) {
      before = before.previous;
    }
    insertAfter(before, connection);
  }

  void remove(Connection connection) {
    if (connection.previous == null) {
      first = connection.next;
    } else {
      connection.previous.next = connection.next;
    }
    if (connection.next == null) {
      last = connection.previous;
    } else {
      connection.next.previous = connection.previous;
    }
    connection.previous = null;
    connection.next = null;
    size--;
  }

  private void insertAfter(Connection before, Connection connection) {
    connection.previous = before;
    connection.next = before == null ? first : before.next;
    if (before == null) {
      first = connection;
    } else {
      before.next = connection;
    }
    if (connection.next == null) {
      last = connection;
    } else {
      connection.next.previous = connection;
    }
    size++;
  }
}
