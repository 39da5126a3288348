package org.servletbench.harness.engine;

import java.util.Optional;
import org.servletbench.harness.model.ClientSettings;

/** The parts that all connections of a run share. */
record Wiring(
    Recorder recorder,
    ReceiveBuffer received,
    RequestBytes requests,
    ClientSettings client,
    Optional<byte[]> expectBody) {}
