package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketTableTest {
  private static final String TCP =
      """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
         0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 31415 1 0000 100 0 0 10 0
         1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 27182 1 0000 20 4 30 10 -1
         2: 0100007F:1F9A 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 16180 1 0000 100 0 0 10 0
      """;

  @Test
  void only_listening_sockets_of_that_very_port_count() throws Exception {
    assertThat(listening(TCP, 8080, "127.0.0.1", false)).containsExactly(31415L);
    assertThat(listening(TCP, 8090, "127.0.0.1", false)).containsExactly(16180L);
    assertThat(listening(TCP, 50000, "127.0.0.1", false)).isEmpty();
    assertThat(listening("", 8080, "127.0.0.1", false)).isEmpty();
  }

  /** What listens at every address is asked only if nobody listens at the very one. */
  @ParameterizedTest
  @CsvSource({
    "0100007F, 127.0.0.1, true, false",
    "0100007F, ::1, false, false",
    "00000000, 127.0.0.1, false, true",
    "00000000, ::1, false, false",
    "0500A8C0, 127.0.0.1, false, false",
    "0500A8C0, 192.168.0.5, true, false",
    "0000000000000000FFFF00000100007F, 127.0.0.1, true, false",
    "00000000000000000000000000000000, 127.0.0.1, false, true",
    "00000000000000000000000000000000, ::1, false, true",
    "00000000000000000000000001000000, 127.0.0.1, false, false",
    "00000000000000000000000001000000, ::1, true, false",
  })
  void a_socket_counts_if_it_answers_at_the_address_that_is_asked(
      String local, String asked, boolean very, boolean every) throws Exception {
    String table = TCP.replace("0100007F:1F90", local + ":1F90");

    assertThat(listening(table, 8080, asked, false)).isEqualTo(very ? Set.of(31415L) : Set.of());
    assertThat(listening(table, 8080, asked, true)).isEqualTo(every ? Set.of(31415L) : Set.of());
  }

  private static Set<Long> listening(String table, int port, String address, boolean every)
      throws Exception {
    return SocketTable.listeningInodes(table, locals(address, port, every));
  }

  private static Set<String> locals(String address, int port, boolean every) throws Exception {
    return SocketTable.locals(InetAddress.getByName(address), port, every);
  }

  @Test
  void connections_that_wait_to_be_accepted_are_the_receive_queue_of_the_listening_socket()
      throws Exception {
    String waiting =
        TCP.replace("0A 00000000:00000000", "0A 00000000:0000001F")
            .replace("01 00000000:00000000", "01 00000000:0000FFFF");
    assertThat(queues(waiting, 8080)).containsExactly(31);
    assertThat(queues(TCP, 8090)).containsExactly(0);
    assertThat(queues(waiting, 50000)).isEmpty();
    assertThat(queues("\n", 8080)).isEmpty();
  }

  private static List<Integer> queues(String table, int port) throws Exception {
    Set<String> locals = locals("127.0.0.1", port, false);
    return table
        .lines()
        .map(line -> SocketTable.acceptQueue(line, locals))
        .flatMap(queue -> queue.stream().boxed())
        .toList();
  }

  @Test
  void a_table_tells_its_listening_sockets_from_its_head_and_its_connections() {
    assertThat(TCP.lines().map(SocketTable::listens)).containsExactly(false, true, false, true);
  }
}
